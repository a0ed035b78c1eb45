import { lastPage, type PdfDocument } from "./pdf-canvas";

/** Where a picture goes, in points. */
interface PictureBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture that is still being made, and the place that is kept for it. */
export interface PendingPicture {
  picture: Promise<Buffer>;
  page: number;
  box: PictureBox;
}

/** Keeps a place on the last page for a picture. A failure of it shows when it is placed. */
export function keepPlace(doc: PdfDocument, picture: Promise<Buffer>, box: PictureBox): PendingPicture {
  picture.catch(() => undefined);
  return { picture, page: lastPage(doc), box };
}

/** Puts the pictures in their places. @throws why one could not be made */
export async function placePictures(doc: PdfDocument, pending: readonly PendingPicture[]): Promise<void> {
  for (const { picture, page, box: { x, y, ...size } } of pending) {
    const bytes = await picture;
    doc.switchToPage(page);
    doc.image(bytes, x, y, size);
  }
  doc.switchToPage(lastPage(doc));
}
