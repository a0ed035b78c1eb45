import { say } from "./say";
import type { StackError } from "./stack-error";

const NO_SPACE = /ENOSPC|no space left|could not extend file|disk full/i;

/**
 * The one line of an error that says why: PostgreSQL's programs say much before and after it, and a connection that was
 * tried on several addresses has its reasons inside.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join(", ");
  const said = error instanceof Error ? `${"stderr" in error ? String(error.stderr) : ""}\n${error.message}` : String(error);
  const lines = said.split("\n").map((line) => line.trim());
  const telling = lines.find((line) => NO_SPACE.test(line)) ?? lines.find((line) => /\b(?:FATAL|PANIC|error):/.test(line)) ?? lines.find((line) => line !== "");
  return (telling ?? "no reason given").replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, "");
}

/** Says on stderr what did not come up, why, and what to do about it. */
export function sayStackError({ part, reason }: StackError, databaseUrl: string | undefined): void {
  if (NO_SPACE.test(reason)) say("disk-full", {});
  else if (part === "database" && databaseUrl !== undefined) say("database-unusable", { place: placeOf(databaseUrl), reason });
  else say(`${part}-failed`, { reason });
}

/** Server and database of an address, without who and password. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return host + pathname;
}
