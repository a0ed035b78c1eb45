import { z } from "zod";
import { instant, named, priority } from "./named";

/** What a run found, under the names of `result.json`. */

const linePlace = z.object({ file: z.string(), line: z.number(), timestamp: instant.nullable(), text: z.string() });
const decision = { similarity: z.number(), probability: z.number().nullable(), decidedBy: z.enum(["strict", "calibrated", "correction"]) };

export const finding = named("Finding", z.object({ anomalyId: z.number(), problemId: z.number(), ...decision, route: z.enum(["context", "fallback"]), occurrences: z.number(), anomaly: linePlace, problem: linePlace }));

export const incident = named(
  "Incident",
  z.object({
    problemId: z.number(),
    title: z.string(),
    priority,
    impactScore: z.number(),
    anomalies: z.number(),
    systemsAffected: z.number(),
    systems: z.array(z.string()),
    errorCount: z.number(),
    ...decision,
    firstSeen: instant.nullable(),
    lastSeen: instant.nullable(),
    file: z.string(),
    line: z.number(),
    text: z.string(),
  }),
);

const outcome = z.enum(["open", "did-not-happen"]);

export const predictiveAlert = named("PredictiveAlert", z.object({ problemId: z.number(), anomalyId: z.number(), text: z.string(), likelihood: z.number(), outcome, triggeredAt: instant.nullable() }));

export const earlyWarning = named(
  "EarlyWarning",
  z.object({ problemId: z.number(), anomaliesSeen: z.array(z.number()), anomaliesKnown: z.number(), likelihood: z.number(), outcome, firstSeen: instant.nullable(), lastSeen: instant.nullable() }),
);

export const novelAnomaly = named(
  "NovelAnomaly",
  linePlace.extend({ template: z.string(), problemId: z.number(), deltaSeconds: z.number(), bestKnown: z.object({ anomalyId: z.number(), similarity: z.number() }).nullable() }),
);

export const unmatchedError = named(
  "UnmatchedError",
  linePlace.extend({ template: z.string(), occurrences: z.number(), bestKnown: z.object({ problemId: z.number(), similarity: z.number() }).nullable() }),
);

export const template = named(
  "Template",
  z.object({
    number: z.number(),
    text: z.string(),
    records: z.number(),
    errors: z.number(),
    warnings: z.number(),
    firstSeen: instant.nullable(),
    lastSeen: instant.nullable(),
    problemIds: z.array(z.number()),
    anomalyIds: z.array(z.number()),
  }),
);

export const record = named(
  "LogRecord",
  linePlace.extend({
    severity: z.string().nullable(),
    source: z.string().nullable(),
    system: z.string().nullable(),
    message: z.string(),
    continuations: z.number(),
    templateNumber: z.number().nullable(),
  }),
);
