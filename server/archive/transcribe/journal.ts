import { entryLine } from "@/server/domain/extract/journal/entry-line";
import { readEntry } from "@/server/domain/extract/journal/read-entry";
import { LEAST_HEADER_BYTES, readHeader } from "@/server/domain/extract/journal/read-header";
import type { ByteSource } from "@/server/storage/byte-source";
import { JournalFields } from "./journal-fields";
import { JournalObjects } from "./journal-objects";
import { PageCache } from "./page-cache";
import type { TranscriptPart } from "./transcript-part";

/** Lines are gathered up to this, in characters. */
const PIECE_LENGTH = 64 * 1024;

/**
 * The entries of a systemd journal (`*.journal`, `*.journal~`) in the order in which they were written, each a line like those of
 * `journalctl -o json` with the fields that a reader of logs wants. Damaged bytes are never an error; a journal of a newer systemd is
 * unread as a whole.
 * @param source of any length: what is held of it is bounded
 */
export async function* transcribeJournal(source: ByteSource): AsyncGenerator<TranscriptPart> {
  const header = readHeader(await source.read(0, LEAST_HEADER_BYTES));
  if (header.kind !== "header") return yield { kind: "unread", at: 0, bytes: source.bytes };
  const pages = new PageCache(source);
  const objects = new JournalObjects(pages, header);
  const fields = new JournalFields(pages, header.isCompact);
  let text = "";
  for (let object = await objects.next(); object !== null; object = await objects.next()) {
    const entry = object.kind === "entry" ? readEntry(object.content, header.isCompact) : null;
    const read = entry === null ? null : await fields.read(entry.dataAt);
    const damaged = read === null ? [object] : read.damaged;
    if (text !== "" && (damaged.length > 0 || text.length >= PIECE_LENGTH)) {
      yield { kind: "text", text };
      text = "";
    }
    for (const { at, bytes } of damaged) yield { kind: "unread", at, bytes };
    if (entry !== null && read !== null) text += `${entryLine(entry.microseconds, read.fields)}\n`;
  }
  if (text !== "") yield { kind: "text", text };
}
