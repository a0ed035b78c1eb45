import type { z } from "zod";
import type { Listing } from "@/server/db/listings/listing";
import { EARLY_WARNINGS, FINDINGS, INCIDENTS, NOVEL_ANOMALIES, PREDICTIVE_ALERTS, RECORDS, TEMPLATES, UNMATCHED_ERRORS } from "@/server/db/listings/run-result-listings";
import { findRecordPartition } from "@/server/db/listings/runs-listing";
import { microsToIso } from "@/server/domain/report/micros-to-iso";
import type { Route } from "../define-route";
import { pagedRoute } from "../paged-route";
import { found } from "../rest-error";
import { idParams } from "../schemas/named";
import { earlyWarning, finding, incident, novelAnomaly, predictiveAlert, record, template, unmatchedError } from "../schemas/results";

/** A row of the database under its own names: what the schema of an item does not turn into something else. */
type Shown<Item extends z.ZodType, Lost extends string, Given> = Omit<z.input<Item>, Lost> & Given;

function listOfRun<Row, Item extends z.ZodType>(listing: Listing, item: Item, show: (row: Row) => z.input<Item>): Route {
  return pagedRoute<Row, typeof idParams, Item>({
    listing,
    params: idParams,
    item,
    show,
    async scope({ params: { id } }) {
      const partitionKey = found(await findRecordPartition(id));
      return listing === RECORDS ? [id, partitionKey] : [id];
    },
  });
}

type FindingRow = Shown<typeof finding, "anomaly" | "problem", { anomalyFile: string; anomalyLine: number; anomalyMicros: number | null; anomalyText: string; problemFile: string; problemLine: number; problemMicros: number | null; problemText: string }>;

export const listFindings = listOfRun<FindingRow, typeof finding>(FINDINGS, finding, (row) => ({
  ...row,
  anomaly: { file: row.anomalyFile, line: row.anomalyLine, timestamp: microsToIso(row.anomalyMicros), text: row.anomalyText },
  problem: { file: row.problemFile, line: row.problemLine, timestamp: microsToIso(row.problemMicros), text: row.problemText },
}));

interface Span {
  firstMicros: number | null;
  lastMicros: number | null;
}

const spanOf = ({ firstMicros, lastMicros }: Span) => ({ firstSeen: microsToIso(firstMicros), lastSeen: microsToIso(lastMicros) });

export const listIncidents = listOfRun<Shown<typeof incident, "firstSeen" | "lastSeen", Span>, typeof incident>(INCIDENTS, incident, (row) => ({ ...row, ...spanOf(row) }));

export const listPredictiveAlerts = listOfRun<Shown<typeof predictiveAlert, "triggeredAt", { issuedMicros: number | null }>, typeof predictiveAlert>(PREDICTIVE_ALERTS, predictiveAlert, (row) => ({
  ...row,
  triggeredAt: microsToIso(row.issuedMicros),
}));

export const listEarlyWarnings = listOfRun<Shown<typeof earlyWarning, "firstSeen" | "lastSeen", Span>, typeof earlyWarning>(EARLY_WARNINGS, earlyWarning, (row) => ({ ...row, ...spanOf(row) }));

interface BestKnown {
  micros: number | null;
  bestKnownId: number | null;
  similarity: number | null;
}

export const listNovelAnomalies = listOfRun<Shown<typeof novelAnomaly, "timestamp" | "bestKnown", BestKnown>, typeof novelAnomaly>(NOVEL_ANOMALIES, novelAnomaly, (row) => ({
  ...row,
  timestamp: microsToIso(row.micros),
  bestKnown: row.bestKnownId === null ? null : { anomalyId: row.bestKnownId, similarity: row.similarity ?? 0 },
}));

export const listUnmatchedErrors = listOfRun<Shown<typeof unmatchedError, "timestamp" | "bestKnown", BestKnown>, typeof unmatchedError>(UNMATCHED_ERRORS, unmatchedError, (row) => ({
  ...row,
  timestamp: microsToIso(row.micros),
  bestKnown: row.bestKnownId === null ? null : { problemId: row.bestKnownId, similarity: row.similarity ?? 0 },
}));

export const listTemplates = listOfRun<Shown<typeof template, "firstSeen" | "lastSeen", Span>, typeof template>(TEMPLATES, template, (row) => ({ ...row, ...spanOf(row) }));

export const listRecords = listOfRun<Shown<typeof record, "timestamp", { micros: number | null }>, typeof record>(RECORDS, record, (row) => ({ ...row, timestamp: microsToIso(row.micros) }));
