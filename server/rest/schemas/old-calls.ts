import { z } from "zod";
import { instant, named } from "./named";

/** The words of the platform's first version. Ids are text there. */

export const oldStatus = z.enum(["pending", "processing", "completed", "failed"]);

export const acceptedBatch = named(
  "AcceptedBatch",
  z.object({ tasks: z.array(z.object({ task_id: z.string(), status: z.literal("pending"), message: z.string() })), total_files: z.number(), queued: z.number() }),
);

export const taskStatus = named(
  "TaskStatus",
  z.object({
    task_id: z.string(),
    status: oldStatus,
    progress: z.number(),
    created_at: instant,
    started_at: instant.nullable(),
    completed_at: instant.nullable(),
    estimated_completion: instant.nullable(),
    filename: z.string(),
    model: z.string(),
    error_message: z.string().nullable(),
  }),
);

/** Ids as text, as the other calls give them, or as numbers. */
const analysisId = z.union([z.string().regex(/^[1-9]\d{0,8}$/), z.number().int().positive().max(999_999_999)]).transform(Number);

export const compareWish = named("CompareWish", z.object({ analysis_ids: z.array(analysisId).min(2).max(10) }), { analysis_ids: ["1", "2"] });

const spread = (name: string) => ({ [`max_${name}`]: z.number(), [`min_${name}`]: z.number(), [`avg_${name}`]: z.number() });

export const comparison = named(
  "Comparison",
  z.object({
    comparisons: z.array(
      z.object({ analysis_id: z.string(), filename: z.string(), model: z.string(), completed_at: instant, total_logs: z.number(), total_errors: z.number(), total_warnings: z.number(), total_anomalies: z.number(), processing_time: z.number() }),
    ),
    summary: z.object({ total_analyses: z.number(), ...spread("errors"), ...spread("warnings"), ...spread("anomalies"), ...spread("processing_time") }),
  }),
);

export const historyQuery = z.object({
  skip: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  status: oldStatus.optional(),
  date_from: z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]).optional(),
  date_to: z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]).optional(),
});

export const history = named(
  "History",
  z.object({
    items: z.array(z.object({ task_id: z.string(), filename: z.string(), model: z.string(), status: oldStatus, created_at: instant, completed_at: instant.nullable(), progress: z.number() })),
    total: z.number(),
    skip: z.number(),
    limit: z.number(),
  }),
);

export const deletedTask = named("DeletedTask", z.object({ task_id: z.string(), message: z.string(), deleted: z.boolean() }));
