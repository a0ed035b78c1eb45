import type { Content } from "./storage";

/**
 * Cuts content into pieces of one size; the last may be shorter, and of nothing there is none.
 * @param keepsBrokenPart whether what came before an error of the content is given out first
 * @throws what the content throws
 */
export async function* cutContent(content: Content, bytes: number, { keepsBrokenPart }: { keepsBrokenPart: boolean }): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let length = 0;
  const take = (): Buffer => {
    const [only] = gathered;
    const piece = gathered.length === 1 && only !== undefined ? only : Buffer.concat(gathered, length);
    gathered = [];
    length = 0;
    return piece;
  };
  let broken: { error: unknown } | null = null;
  try {
    for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
      for (let at = 0; at < chunk.length; ) {
        const taken = chunk.subarray(at, at + bytes - length);
        gathered.push(taken);
        length += taken.length;
        at += taken.length;
        if (length === bytes) yield take();
      }
    }
  } catch (error) {
    broken = { error };
  }
  if (length > 0 && (broken === null || keepsBrokenPart)) yield take();
  if (broken !== null) throw broken.error;
}
