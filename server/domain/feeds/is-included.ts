import picomatch from "picomatch";
import { classifyEntryName } from "../extract/classify-entry-name";

/**
 * Which files of a place are taken, by their keys: those that a glob names (one without a slash: in whatever folder) and whose
 * name is not that of something that holds no logs.
 * @param include globs; none: every file
 */
export function isIncluded(include: readonly string[]): (key: string) => boolean {
  const isNamed = include.length === 0 ? () => true : picomatch([...include], { basename: true, dot: false, nocase: false });
  return (key) => mayHoldLogs(key) && isNamed(key);
}

function mayHoldLogs(key: string): boolean {
  const { kind } = classifyEntryName(key);
  return kind === "log" || kind === "archive";
}
