import { z } from "zod";
import { feedConfigSchema } from "@/server/feeds/feed-config";
import { API_KEY_ROLES } from "@/server/services/api-keys";
import { failureText } from "@/server/services/failure-text";
import { ROLES } from "@/server/services/roles";
import { timeZone } from "@/server/services/time-zone";
import { instant, named, queryId } from "./named";
import { failure, runOptions } from "./run";

export const user = named("User", z.object({ id: z.number(), email: z.string(), name: z.string(), role: z.enum(ROLES), createdAt: instant, disabledAt: instant.nullable() }));

export const apiKey = named(
  "ApiKey",
  z.object({
    id: z.number(),
    owner: z.string(),
    name: z.string(),
    prefix: z.string(),
    role: z.enum(API_KEY_ROLES),
    createdAt: instant,
    expiresAt: instant.nullable(),
    endedAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    sourceIds: z.array(z.number()),
  }),
);

export const newApiKey = named(
  "NewApiKey",
  z.object({ name: z.string().trim().min(1).max(100), role: z.enum(API_KEY_ROLES), expiresAt: z.iso.datetime({ offset: true }).nullable().default(null), sourceIds: z.array(queryId).max(100).default([]) }),
  { name: "gateway", role: "ingest", sourceIds: [1] },
);

export const createdApiKey = named("CreatedApiKey", z.object({ id: z.number(), secret: z.string(), prefix: z.string() }));

export const auditEvent = named(
  "AuditEvent",
  z.object({
    id: z.string(),
    at: instant,
    action: z.string(),
    subjectKind: z.string(),
    subjectId: z.string(),
    detail: z.record(z.string(), z.unknown()).nullable(),
    requestId: z.string().nullable(),
    address: z.string().nullable(),
    userId: z.number().nullable(),
    user: z.string().nullable(),
    apiKeyId: z.number().nullable(),
  }),
);

export const worker = named(
  "Worker",
  z.object({
    id: z.string(),
    host: z.string(),
    pid: z.number(),
    concurrency: z.number(),
    state: z.enum(["alive", "lost", "stopped"]),
    jobsInHand: z.number(),
    startedAt: instant,
    beatAt: instant,
    stoppedAt: instant.nullable(),
    rssBytes: z.number(),
    cpuShare: z.number(),
  }),
);

export const job = named(
  "Job",
  z.object({
    id: z.string(),
    runId: z.number().nullable(),
    stage: z.string().nullable(),
    task: z.string(),
    part: z.number().nullable(),
    attempt: z.number(),
    status: z.enum(["running", "done", "failed", "lost"]),
    workerId: z.string().nullable(),
    rows: z.number(),
    bytes: z.number(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    error: z.string().nullable(),
  }),
);

export const upload = named("Upload", z.object({ id: z.string(), offset: z.number(), bytes: z.number(), isComplete: z.boolean() }));
export const newUpload = named("NewUpload", z.object({ name: z.string().min(1).max(500), bytes: z.number().int().min(1) }), { name: "bundle.zip", bytes: 1_048_576 });

export const source = named(
  "Source",
  z.object({
    id: z.number(),
    name: z.string(),
    kind: z.enum(["folder", "http", "s3", "ingest"]),
    place: z.string().nullable(),
    schedule: z.string().nullable(),
    timeZone: z.string(),
    nextVisitAt: instant.nullable(),
    isEnabled: z.boolean(),
    createdAt: instant,
    createdBy: z.string().nullable(),
    visits: z.number(),
    lastVisitAt: instant.nullable(),
  }),
);

/** `kind` alone says as much as a configuration without anything else. */
export const newSource = named(
  "NewSource",
  z
    .object({
      name: z.string().trim().min(1).max(200),
      kind: z.literal("ingest").optional(),
      config: feedConfigSchema.optional(),
      secret: z.string().min(1).max(10_000).optional(),
      schedule: z.string().trim().min(1).max(200).nullable().default(null),
      scheduleZone: timeZone.default("UTC"),
      options: runOptions.default(runOptions.parse({})),
    })
    .refine(({ kind, config }) => (config === undefined ? kind !== undefined : kind === undefined || kind === config.kind), { path: ["config"], error: () => failureText({ code: "source-config-or-kind", params: {} }, "en") }),
  { name: "application servers", config: { kind: "folder", folder: "/var/log/app", include: ["*.log"] }, schedule: "*/15 * * * *", scheduleZone: "Europe/Riga", options: { retain: "problems", timeZone: "Europe/Riga" } },
);

export const sourceVisit = named(
  "SourceVisit",
  z.object({ id: z.number(), startedAt: instant, finishedAt: instant.nullable(), files: z.number(), bytes: z.number(), failure: failure.nullable(), runIds: z.array(z.number()) }),
);
