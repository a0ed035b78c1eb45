/**
 * Where to go after signing in: an address of this console, whatever the link to the sign-in page said.
 * @param from what stood in the link
 */
export function returnPath(from: unknown): string {
  if (typeof from !== "string" || !from.startsWith("/")) return "/";
  // `//host` and `/\host` lead elsewhere; a base that cannot be ours shows what a browser would make of it.
  const base = "http://console.invalid";
  const url = URL.canParse(from, base) ? new URL(from, base) : null;
  if (url === null || url.origin !== base || url.pathname.startsWith("/sign-in")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
