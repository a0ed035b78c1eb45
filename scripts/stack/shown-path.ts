import path from "node:path";

/** How a file is told to who stands in a folder: from there, and as a whole where it lies outside. */
export function shownPath(file: string, base: string): string {
  const relative = path.relative(base, file);
  return relative.startsWith("..") ? file : relative || ".";
}
