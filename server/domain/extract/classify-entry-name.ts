import { isPackedTarName, withoutPackedEnding } from "./compressions";

export type EntryNameClass =
  | { kind: "ignored" }
  | { kind: "knowledge-base" }
  | { kind: "archive" }
  | { kind: "unknown"; contentKind: string }
  | { kind: "log" };

const IGNORED_FOLDERS = new Set(["__macosx"]);
const IGNORED_FILES = new Set([".ds_store", "thumbs.db"]);
const ARCHIVE = /\.(?:zip|tar)$/;
/** `bundle.z01`: all parts of a split ZIP but the last, which is called `bundle.zip`. */
const SPLIT_PART = /\.z\d\d+$/;
const KNOWLEDGE_BASE = /^anomalies_problems\.[^.]+$/;

/** Endings of files that hold no log whatever their bytes look like, by the kind we name them. */
const KINDS: Record<string, readonly string[]> = {
  archive: ["7z", "rar", "lz4", "lzma", "cab", "iso", "dmg"],
  picture: ["png", "jpg", "jpeg", "gif", "bmp", "ico", "svg", "webp", "tif", "tiff"],
  document: ["pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "xls", "xlsx", "xlsm", "ods"],
  program: ["exe", "dll", "so", "msi", "jar", "war", "class", "pyc", "deb", "rpm"],
  media: ["mp3", "mp4", "avi", "mov", "wav", "mkv"],
  database: ["db", "sqlite", "sqlite3", "mdb"],
  dump: ["dmp", "hprof", "core", "pcap", "pcapng"],
  "windows-event-log": ["evtx", "evt"],
  journal: ["journal"],
};
const KIND_BY_ENDING = new Map(Object.entries(KINDS).flatMap(([kind, endings]) => endings.map((ending) => [ending, kind] as const)));

/**
 * What an entry is, as far as its name tells. The content has the last word on `log` and `archive`.
 *
 * A single compressed file (`app.log.gz`, `app.log.xz`) is judged by the name under that ending. Letter case does not matter.
 * @param path a safe path, `/` between its parts
 */
export function classifyEntryName(path: string): EntryNameClass {
  const parts = path.toLowerCase().split("/");
  const fileName = parts.at(-1) ?? "";
  if (IGNORED_FILES.has(fileName) || parts.some((part) => IGNORED_FOLDERS.has(part))) return { kind: "ignored" };
  if (ARCHIVE.test(fileName) || isPackedTarName(fileName)) return { kind: "archive" };
  if (SPLIT_PART.test(fileName)) return { kind: "unknown", contentKind: "split-archive" };
  const plainName = withoutPackedEnding(fileName);
  if (KNOWLEDGE_BASE.test(plainName)) return { kind: "knowledge-base" };
  const contentKind = KIND_BY_ENDING.get(endingOf(plainName));
  return contentKind === undefined ? { kind: "log" } : { kind: "unknown", contentKind };
}

function endingOf(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot < 0 ? "" : fileName.slice(dot + 1);
}
