import type { UploadEvent } from "./plan-upload";

const OFFSET_HEADER = "Upload-Offset";

/** What the server says to a piece or to the question how far it is. */
export type Answer = UploadEvent | { kind: "refused"; status: number };

/** A connection over which nothing has moved for so long is as good as broken. */
const STALLED_MS = 60_000;

/**
 * Sends one piece.
 * @param onSent bytes of it that have left so far
 */
export function sendPiece(uploadId: string, piece: { offset: number; content: Blob }, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has left; XMLHttpRequest can.
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    let stalled = window.setTimeout(abort, STALLED_MS);
    const settle = (answer: Answer): void => {
      window.clearTimeout(stalled);
      signal.removeEventListener("abort", abort);
      if (signal.aborted) reject(signal.reason);
      else resolve(answer);
    };
    request.upload.addEventListener("progress", (event) => {
      window.clearTimeout(stalled);
      stalled = window.setTimeout(abort, STALLED_MS);
      onSent(event.loaded);
    });
    request.addEventListener("load", () => settle(readAnswer(request.status, request.getResponseHeader(OFFSET_HEADER))));
    request.addEventListener("error", () => settle({ kind: "broken" }));
    request.addEventListener("abort", () => settle({ kind: "broken" }));
    signal.addEventListener("abort", abort);
    request.open("PUT", pathOf(uploadId));
    request.setRequestHeader(OFFSET_HEADER, String(piece.offset));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(piece.content);
  });
}

/** Asks how much of an upload has arrived. */
export async function askOffset(uploadId: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(pathOf(uploadId), { method: "HEAD", signal });
    return readAnswer(response.status, response.headers.get(OFFSET_HEADER));
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: "broken" };
  }
}

function pathOf(uploadId: string): string {
  return `/api/uploads/${uploadId}`;
}

/** 409 and 413 carry the right offset; what went wrong on the way or in the server may work the next time. */
function readAnswer(status: number, offset: string | null): Answer {
  if (status === 404) return { kind: "gone" };
  if (offset !== null && /^\d+$/.test(offset)) return { kind: "offset", offset: Number(offset) };
  return status === 401 || status === 403 || status === 400 ? { kind: "refused", status } : { kind: "broken" };
}
