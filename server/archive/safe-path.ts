import { checkEntryPath } from "@/server/domain/extract/check-entry-path";
import { RefusedError } from "./refused-error";

/** Of a path that is told as unsafe, so much is shown. */
const SHOWN_CHARACTERS = 200;

/**
 * The path of an entry as it is called in the input.
 * @param name the decoded path as it stands in the archive
 * @param prefix what stands before the paths of the archive
 * @throws RefusedError where it is unsafe
 */
export function safePath(name: string, prefix: string): string {
  const checked = checkEntryPath(name);
  if (checked.kind === "safe") return prefix + checked.path;
  const shown = name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name;
  throw new RefusedError({ code: "unsafe-path", entry: prefix + shown, problem: checked.problem });
}
