import { z } from "zod";

/** What the runs of a feed are created with; a feed made before an option existed has the default. */
const optionsSchema = z
  .object({ model: z.enum(["light", "heavy"]), matching: z.enum(["strict", "calibrated"]).optional(), retain: z.enum(["all", "problems"]), timeZone: z.string(), year: z.number().optional(), locale: z.enum(["ru", "en"]), revisionId: z.number().optional() })
  .catch({ model: "light", retain: "all", timeZone: "UTC", locale: "ru" });

export type FeedOptions = z.output<typeof optionsSchema>;

/** Reads the options as they are stored with a feed. */
export function readFeedOptions(stored: unknown): FeedOptions {
  return optionsSchema.parse(stored);
}
