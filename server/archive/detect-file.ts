import { classifyEntryName, type EntryNameClass } from "@/server/domain/extract/classify-entry-name";
import { detectContent, HEAD_BYTES, type Content } from "@/server/domain/extract/detect-content";
import { findHiddenArchive, mayHideArchive } from "@/server/domain/extract/find-hidden-archive";
import type { ByteSource } from "@/server/storage/byte-source";
import { findZipShift, withoutStart } from "./find-zip-end";

/** What a file is by its name and by its bytes. */
export interface DetectedFile {
  head: Buffer;
  named: EntryNameClass;
  content: Content;
  /** The archive, without what stands in front of it; the file itself where nothing does, or where it is a ZIP. */
  source: ByteSource;
  /** Whether an archive was found behind something else. */
  isHidden: boolean;
}

/** Programs that unpack themselves are some hundred kilobytes. */
const MAX_PROGRAM_BYTES = 4 * 1024 ** 2;

/**
 * Looks into a file that can be read at any offset; unlike one that streams by, it may be an archive with something in front.
 * @param isInput whether it is all that was given
 */
export async function detectFile(source: ByteSource, path: string, isInput: boolean): Promise<DetectedFile> {
  const head = await source.read(0, HEAD_BYTES);
  const named = classifyEntryName(path);
  const content = detectContent(head);
  const asItIs = { head, named, content, source, isHidden: false };
  if (!mayHideArchive({ path, head, content, isInput })) return asItIs;
  const hidden = { head, named: { kind: "archive" as const }, isHidden: true };
  if ((await findZipShift(source)) !== null) return { ...hidden, content: { kind: "zip" }, source };
  const found = findHiddenArchive(await source.read(0, MAX_PROGRAM_BYTES));
  return found === null ? asItIs : { ...hidden, content: { kind: "archive", format: found.format }, source: withoutStart(source, found.start) };
}
