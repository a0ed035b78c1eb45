import { classifyEntryName, type EntryNameClass } from "@/server/domain/extract/classify-entry-name";
import { detectContent, HEAD_BYTES, type Content } from "@/server/domain/extract/detect-content";
import type { ByteSource } from "@/server/storage/byte-source";
import { findZipShift } from "./find-zip-end";

/** What a file is by its name and by its bytes. */
export interface DetectedFile {
  head: Buffer;
  named: EntryNameClass;
  content: Content;
}

/**
 * Looks into a file that can be read at any offset; unlike one that streams by, it may be a ZIP with something in front.
 * @param isInput whether it is all that was given: a program that unpacks itself is opened then, and left alone among logs
 */
export async function detectFile(source: ByteSource, path: string, isInput: boolean): Promise<DetectedFile> {
  const head = await source.read(0, HEAD_BYTES);
  const named = classifyEntryName(path);
  const content = detectContent(head);
  const isOpened = isInput && content.kind !== "text" && (named.kind === "log" || (named.kind === "unknown" && named.contentKind === "program"));
  const isOther = content.kind === "zip" || content.kind === "tar" || content.kind === "packed";
  if (isOther || !(isOpened || named.kind === "archive") || (await findZipShift(source)) === null) return { head, named, content };
  return { head, named: { kind: "archive" }, content: { kind: "zip" } };
}
