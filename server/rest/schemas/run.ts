import { z } from "zod";
import { STAGES } from "@/server/domain/pipeline";
import { runZones, timeZone } from "@/server/services/time-zone";
import { instant, named, priority, queryId, runStatus } from "./named";

export const failure = named("Failure", z.object({ code: z.string(), message: z.string() }));

export const run = named(
  "Run",
  z.object({
    id: z.number(),
    name: z.string(),
    status: runStatus,
    stage: z.enum(STAGES),
    progress: z.number(),
    failure: failure.nullable(),
    model: z.string(),
    matching: z.enum(["strict", "calibrated"]),
    retain: z.enum(["all", "problems"]),
    timeZone: z.string(),
    input: z.object({ name: z.string(), bytes: z.number() }),
    knowledgeBase: z.object({ id: z.number(), name: z.string(), revision: z.number() }).nullable(),
    createdAt: instant,
    createdBy: z.string().nullable(),
    source: z.string().nullable(),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    stats: z.object({
      files: z.number(),
      lines: z.number(),
      events: z.number(),
      continuations: z.number(),
      blankLines: z.number(),
      structuralLines: z.number(),
      unreadLines: z.number(),
      errors: z.number(),
      warnings: z.number(),
      templates: z.number(),
      incidents: z.number(),
    }),
    topPriority: priority.nullable(),
    firstTimestamp: instant.nullable(),
    lastTimestamp: instant.nullable(),
  }),
);

export const runOptions = z.object({
  model: z.enum(["light", "heavy"]).default("light"),
  matching: z.enum(["strict", "calibrated"]).optional(),
  retain: z.enum(["all", "problems"]).default("all"),
  timeZone: timeZone.default("UTC"),
  year: z.number().int().min(1970).max(9999).optional(),
  locale: z.enum(["ru", "en"]).default("ru"),
  knowledgeBaseRevisionId: queryId.optional(),
});

export const newRun = named("NewRun", runOptions.extend({ uploadId: z.uuid(), name: z.string().trim().min(1).max(200).optional() }), { uploadId: "0b9d6a3e-54c1-4a52-9a2e-7f1f6f0f3c11", name: "Night of 6 October", timeZone: "Europe/Riga" });

/** What a completed run is matched against from now on; without it the newest revision of its knowledge base. */
export const newClassification = named("NewClassification", z.object({ knowledgeBaseRevisionId: queryId.optional() }), { knowledgeBaseRevisionId: 3 });

/** The zones of a completed run from now on; a file that is not named is in the run's. */
export const newZones = named("NewZones", runZones.extend({ fileZones: runZones.shape.fileZones.default([]) }), { timeZone: "UTC", fileZones: [{ path: "db1/postgresql.log", timeZone: "Europe/Riga" }] });

/** What `runs/{id}/events` says in each event's data. */
export const runProgress = named("RunProgress", z.object({ id: z.number(), status: runStatus, stage: z.enum(STAGES), progress: z.number(), lines: z.number(), failure: failure.nullable() }));
