import { access, constants, stat } from "node:fs/promises";
import path from "node:path";

/** Whether files can be written into a folder; one that is not there yet is judged by the first above it that is. */
export async function canTakeFiles(folder: string): Promise<boolean> {
  try {
    if (!(await stat(folder)).isDirectory()) return false;
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const above = path.dirname(folder);
    return isMissing && above !== folder && canTakeFiles(above);
  }
}
