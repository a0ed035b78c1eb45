import { insertFeed } from "@/server/db/feeds";
import type { Failure } from "@/server/db/run-stages";
import { refuseModel } from "./create-run";
import type { FeedOptions } from "./feed-options";

export type CreatedSource = { kind: "created"; sourceId: number } | { kind: "name-taken" } | { kind: "refused"; reason: Failure };

/** Where a source may be named instead of its id, digits alone are an id: as a name nobody could reach it, or worse, reach another. */
const DIGITS = /^\d+$/;

/** Makes a source that programs push to. What would refuse each of its runs refuses it. */
export async function createSource(source: { name: string; options: FeedOptions; createdById: number }): Promise<CreatedSource> {
  const { name, options, createdById } = source;
  if (DIGITS.test(name)) return { kind: "refused", reason: { code: "source-name-digits", params: { name } } };
  const reason = await refuseModel(options.model);
  if (reason !== null) return { kind: "refused", reason };
  const sourceId = await insertFeed({ name, kind: "ingest", runOptions: options, createdById });
  return sourceId === null ? { kind: "name-taken" } : { kind: "created", sourceId };
}
