import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** How much text is gathered before it goes to the stream. */
const CHUNK = 65_536;

/** Writes pieces of text as UTF-8, as fast as the stream takes them, and ends it. */
export async function writeChunks(pieces: Iterable<string>, sink: Writable): Promise<void> {
  await pipeline(Readable.from(gather(pieces), { objectMode: false }), sink);
}

/** Writes lines of text with line feeds. */
export async function writeLines(lines: Iterable<string>, sink: Writable): Promise<void> {
  await writeChunks(ended(lines), sink);
}

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

function* gather(pieces: Iterable<string>): Generator<Buffer> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}
