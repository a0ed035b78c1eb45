import { FORMATS } from "./formats/format-table";
import { chooseAmong, type FormatChoice } from "./weigh-formats";

/**
 * Chooses the format of a file from its first lines, among all that are known.
 * @param lines the first lines, without line ends, at most a few hundred
 * @returns null where no format explains enough of them
 */
export function chooseFormat(lines: readonly string[]): FormatChoice | null {
  return chooseAmong(lines, FORMATS);
}
