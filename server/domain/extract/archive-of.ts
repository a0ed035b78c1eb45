/**
 * The archive that a failure is told at where none of its entries can be named.
 * @param prefix what stands before the paths in it, with a slash at its end; nothing for the input itself
 * @returns its path inside the input; null for the input itself, which everybody knows
 */
export function archiveOf(prefix: string): string | null {
  return prefix === "" ? null : prefix.slice(0, -1);
}
