import { ARCHIVE_FORMATS } from "./archive-formats";
import { isPackedTarName, withoutPackedEnding } from "./compressions";

export type EntryNameClass =
  | { kind: "ignored" }
  | { kind: "knowledge-base" }
  | { kind: "archive" }
  | { kind: "unknown"; contentKind: string }
  | { kind: "log" };

const IGNORED_FOLDERS = new Set(["__macosx"]);
const IGNORED_FILES = new Set([".ds_store", "thumbs.db"]);
const ARCHIVE = new RegExp(`\\.(?:${["zip", "zipx", "tar", ...ARCHIVE_FORMATS.map(({ ending }) => ending)].join("|")})$`);
/**
 * `bundle.z01`, `bundle.r00`: parts of a split archive; the last one of a ZIP and the first one of a RAR have the archive's
 * own ending. `bundle.7z.001`, `bundle.zip.001`: all parts.
 */
const SPLIT_PART = /\.(?:[rz]\d\d+|(?:7z|zip|rar|tar)\.\d{3,})$/;
const KNOWLEDGE_BASE = /^anomalies_problems\.[^.]+$/;

/** Endings of files that hold no log whatever their bytes look like, by the kind we name them. */
const KINDS: Record<string, readonly string[]> = {
  archive: ["iso", "dmg"],
  picture: ["png", "jpg", "jpeg", "gif", "bmp", "ico", "svg", "webp", "tif", "tiff"],
  document: ["pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "xls", "xlsx", "xlsm", "ods"],
  program: ["exe", "dll", "so", "msi", "jar", "war", "class", "pyc", "deb", "rpm"],
  media: ["mp3", "mp4", "avi", "mov", "wav", "mkv"],
  database: ["db", "sqlite", "sqlite3", "mdb"],
  dump: ["dmp", "hprof", "core", "pcap", "pcapng"],
  "windows-event-log": ["evt"],
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
