import { z } from "zod";
import { createZone } from "@/server/domain/parse/zone";
import { failureText } from "./failure-text";

/** A time zone that a caller chose: one that is not known is refused where it is named, not when the first log is read in it. */
export const timeZone = z.string().max(100).refine((name) => createZone(name) !== null, { error: ({ input }) => failureText({ code: "time-zone-unknown", params: { zone: String(input) } }, "en") });
