import { z } from "zod";

const place = z.tuple([z.string(), z.number().int()]);

/** The right answer of one archive, as `truth.json` of a set has it by archive name. */
export const truthSchema = z.object({
  /** Anomaly ids of which any is right, and the problem they go with. */
  pairs: z.array(z.tuple([z.array(z.number().int()).min(1), z.number().int()])),
  /** By problem id: the file and line of its first ERROR. */
  problems: z.record(z.string(), place),
  /** A piece of the text of each WARNING that is novel. */
  novel: z.array(z.string()).optional(),
  format: z.string().optional(),
});

export type Truth = z.infer<typeof truthSchema>;
