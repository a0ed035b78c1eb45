import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** The time of every entry, so that equal contents are equal archives. */
export const ENTRY_TIME = new Date("2025-10-06T12:00:00Z");

/** A ZIP archive of these files, entries in this order. */
export function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name, { mtime: ENTRY_TIME });
  archive.end();
  return buffer(archive.outputStream);
}
