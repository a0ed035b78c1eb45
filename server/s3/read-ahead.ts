/** Reads bytes from one place to another (exclusive). */
export type FetchRange = (start: number, end: number) => Promise<Buffer>;

/** Whoever wants the beginning of a stream alone does not wait for more. */
const FIRST_BYTES = 256 * 1024;
const MOST_BYTES = 4 * 1024 ** 2;
const GROWTH = 4;

/**
 * Streams a range in pieces that grow, the next being fetched while one is used: each is a request of its own, so that a
 * reader who pauses for minutes keeps no connection open, and one that breaks costs a piece.
 *
 * Holds 8 MB at most.
 */
export async function* readAhead(fetch: FetchRange, start: number, end: number): AsyncGenerator<Buffer> {
  const pieces = cutRange(start, end);
  const begin = (): Promise<Buffer> | null => {
    const next = pieces.next();
    if (next.done === true) return null;
    const piece = fetch(...next.value);
    // One that nobody asks for any more may fail in silence.
    piece.catch(() => undefined);
    return piece;
  };
  for (let current = begin(); current !== null; ) {
    const content = await current;
    current = begin();
    yield content;
  }
}

function* cutRange(start: number, end: number): Generator<[start: number, end: number]> {
  let bytes = FIRST_BYTES;
  for (let at = start; at < end; ) {
    const next = Math.min(end, at + bytes);
    yield [at, next];
    at = next;
    bytes = Math.min(MOST_BYTES, bytes * GROWTH);
  }
}
