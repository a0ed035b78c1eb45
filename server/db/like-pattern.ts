/** A pattern for `like` that finds a text anywhere, whatever signs it has. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
