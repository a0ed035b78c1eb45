import { tryEntry } from "@/server/archive/try-entry";
import type { ExtractTotals } from "@/server/domain/extract/extract-meter";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { runPath } from "@/server/domain/feeds/run-path";
import { FeedError } from "./feed-reader";
import type { Spool } from "./spool";
import type { Taking } from "./taking";
import { TAR_OVERHEAD_BYTES } from "./write-tar";

/**
 * Reads a whole archive as the run will that it becomes a file of: for one that is refused, all files of that run would be.
 * @returns what the run unpacks of it
 * @throws FeedError where it would be refused
 */
export async function lookInside({ storage, spoolKey, limits }: Taking, archive: Spool, key: string): Promise<ExtractTotals> {
  const entry = { path: runPath(key), content: archive.stream(), archiveBytes: archive.bytes + TAR_OVERHEAD_BYTES };
  const tried = await tryEntry(entry, { storage, keyPrefix: `${spoolKey}-inside` }, limits);
  if (tried.kind === "refused") throw toFeedError(tried.reason, key);
  return tried.inside;
}

/** Limits of a whole run name no file of it. */
function toFeedError(reason: RefusalReason, key: string): FeedError {
  if (reason.code === "too-many-bytes") return new FeedError({ code: "feed-file-too-large", params: { file: key, limit: reason.limit } });
  if (reason.code === "too-many-entries") return new FeedError({ code: "feed-file-too-many-entries", params: { file: key, limit: reason.limit } });
  const { code, ...params } = reason;
  const told = Object.entries(params).filter((param): param is [string, string | number] => ["string", "number"].includes(typeof param[1]));
  return new FeedError({ code, params: { entry: key, ...Object.fromEntries(told) } });
}
