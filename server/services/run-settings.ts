import { findSetting } from "@/server/db/settings";
import { DEFAULT_RUN_SETTINGS, type RunSettings } from "@/server/domain/run-settings";
import { env } from "@/server/env";
import { z } from "zod";

/** The settings a person may change, as they are stored under their keys. */
const limitsSchema = z.object({ maxEntries: z.int().positive(), maxTotalBytes: z.int().positive(), maxEntryBytes: z.int().positive(), maxRatio: z.number().positive(), maxLineLength: z.int().min(1_000) }).partial();
const matchingSchema = z.enum(["strict", "calibrated"]);

/** What a new run is made with: the environment wins over the settings page, that over the defaults. */
export async function currentRunSettings(): Promise<RunSettings> {
  const { maxLineLength, ...stored } = limitsSchema.catch({}).parse((await findSetting("limits")) ?? {});
  const given = env();
  const fromEnvironment = { maxEntries: given.LIMIT_ENTRIES, maxTotalBytes: given.LIMIT_TOTAL_BYTES, maxRatio: given.LIMIT_RATIO };
  return {
    ...DEFAULT_RUN_SETTINGS,
    limits: { ...DEFAULT_RUN_SETTINGS.limits, ...stored, ...withoutMissing(fromEnvironment) },
    maxLineLength: given.LIMIT_LINE_CHARACTERS ?? maxLineLength ?? DEFAULT_RUN_SETTINGS.maxLineLength,
  };
}

/** How a new run matches where its creator does not say. */
export async function currentMatching(): Promise<"strict" | "calibrated"> {
  return env().MATCHING ?? matchingSchema.catch("calibrated").parse(await findSetting("matching"));
}

function withoutMissing(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== undefined));
}
