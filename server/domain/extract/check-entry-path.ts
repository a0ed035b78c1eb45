import type { UnsafePath } from "./extract-reason";

/** As long as Linux lets a path be. Formats allow megabytes, and all the paths of an input are held at once. */
const MAX_PATH_BYTES = 4_096;

export type EntryPathCheck = { kind: "safe"; path: string } | { kind: "unsafe"; problem: UnsafePath };

/**
 * Whether a path from an archive stays inside the archive's folder, however a file system would read it.
 *
 * Both slashes count as separators: archives made on Windows by old tools use the backslash, and `..\` leaves a folder
 * there as `../` does elsewhere. A `..` is refused even where it would come back inside.
 * @param raw the decoded path as it stands in the archive
 * @returns the path with `/` between its parts, without empty and `.` parts; a folder keeps no slash at its end
 */
export function checkEntryPath(raw: string): EntryPathCheck {
  if (Buffer.byteLength(raw) > MAX_PATH_BYTES) return { kind: "unsafe", problem: "too-long" };
  if (raw.includes("\0")) return { kind: "unsafe", problem: "nul" };
  const path = raw.replaceAll("\\", "/");
  if (path.startsWith("/")) return { kind: "unsafe", problem: "absolute" };
  if (/^[a-z]:/i.test(path)) return { kind: "unsafe", problem: "drive" };
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) return { kind: "unsafe", problem: "leaves-folder" };
  // "./" is how tar names the folder it was started in; a name of nothing at all is damage.
  if (parts.length === 0 && path === "") return { kind: "unsafe", problem: "empty" };
  return { kind: "safe", path: parts.join("/") };
}
