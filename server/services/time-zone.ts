import { z } from "zod";
import { createZone } from "@/server/domain/parse/zone";
import { failureText } from "./failure-text";

const MAX_PATH_LENGTH = 4_096;
/** Files of a run that may have a zone of their own. */
export const MAX_FILE_ZONES = 10_000;

/** A time zone that a caller chose: one that is not known is refused where it is named, not when the first log is read in it. */
export const timeZone = z.string().max(100).refine((name) => createZone(name) !== null, { error: ({ input }) => failureText({ code: "time-zone-unknown", params: { zone: String(input) } }, "en") });

/** In which zones a run is to be read: a file twice is refused. */
export const runZones = z.object({
  timeZone,
  fileZones: z
    .array(z.object({ path: z.string().min(1).max(MAX_PATH_LENGTH), timeZone }))
    .max(MAX_FILE_ZONES)
    .refine((zones) => new Set(zones.map(({ path }) => path)).size === zones.length),
});
