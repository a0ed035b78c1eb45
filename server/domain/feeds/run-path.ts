import { checkEntryPath } from "../extract/check-entry-path";

/**
 * What a file of a feed is called in its run: the path of its key. Of an address the host and the path; what a path in an
 * archive must not have is left out.
 */
export function runPath(key: string): string {
  const path = /^https?:\/\//i.test(key) ? pathOfAddress(key) : key;
  const parts = path.replaceAll("\0", "").split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  const [first = "log", ...rest] = parts;
  const plain = [first.replace(/^([a-z]):/i, "$1_"), ...rest].join("/");
  return checkEntryPath(plain).kind === "safe" ? plain : "log";
}

function pathOfAddress(address: string): string {
  const { host, pathname } = new URL(address);
  return host.replaceAll(":", "_") + decoded(pathname);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
