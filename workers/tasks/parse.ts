import type { PoolClient } from "pg";
import { z } from "zod";
import { openLogPlace } from "@/server/archive/log-place";
import { pool } from "@/server/db/client";
import { listPlacedFiles, type PlacedLogFile, type SegmentOutcome } from "@/server/db/log-files";
import { addOrigins } from "@/server/db/log-origins";
import { copyRecords, type RecordSink } from "@/server/db/record-table";
import { type Failure, findRunWork, type RunWork } from "@/server/db/run-stages";
import { finishPart, holdPart, type PartInHand, takePart } from "@/server/db/run-parts";
import { Rollback, transaction } from "@/server/db/transaction";
import { getOrMake } from "@/server/domain/get-or-make";
import { undatedBasis } from "@/server/domain/parse/date-files";
import { type Zone, zoneOrUtc } from "@/server/domain/parse/zone";
import { defaultStorage } from "@/server/storage/default-storage";
import { passOn, runPayload } from "../define-stage";
import { defineTask, type TaskOutcome } from "../define-task";
import { PartCollector } from "../part-collector";
import { readSegment } from "../read-segment";

const payloadSchema = runPayload.extend({ part: z.int() });
type ParsePayload = z.infer<typeof payloadSchema>;

/** Reads one part: its records, messages, counts, its mark and the run's counter are one transaction. */
export const parseTask = defineTask("parse", payloadSchema, async (payload) => {
  const run = await findRunWork(pool(), payload);
  const part = run && (await takePart(pool(), payload));
  if (!part) return { kind: "stale" };
  const files = await listPlacedFiles(pool(), run.id, part.segments.map((segment) => segment.file));
  let outcome: TaskOutcome = { kind: "stale" };
  await transaction(async (client) => {
    const read = await copyRecords(client, { runId: run.id, partitionKey: run.partitionKey }, (sink) => readPart(run, files, { ...part, number: payload.part }, sink));
    if (read.kind === "failed") {
      outcome = read;
      throw new Rollback();
    }
    await finish(client, run, payload, { part, read });
    outcome = { kind: "done", rows: read.rows, bytes: part.bytes };
  });
  return outcome;
});

/** What was read of a part, its rows aside. */
interface PartRead {
  kind: "read";
  collector: PartCollector;
  segments: SegmentOutcome[];
  rows: number;
}

/** Reads the segments of a part in order: their rows go to the sink. @returns why the run fails, where it does */
async function readPart(run: RunWork, files: Map<number, PlacedLogFile>, part: PartInHand & { number: number }, sink: RecordSink): Promise<PartRead | { kind: "failed"; failure: Failure }> {
  const collector = new PartCollector(sink, { part: part.number, retain: run.retain });
  const zoneOf = createZones(run);
  const segments: SegmentOutcome[] = [];
  for (const segment of part.segments) {
    const file = files.get(segment.file);
    if (!file) throw new Error(`part of an unknown file ${String(segment.file)}`);
    const reader = await openLogPlace(file.place, file.path, defaultStorage());
    if (reader.kind === "refused") return { kind: "failed", failure: toFailure(reader.reason) };
    try {
      collector.beginSegment(segment.file);
      const { year, settings } = run;
      const basis = file.timeBasis ?? undatedBasis(settings.givenYear ?? year);
      const counts = await readSegment(
        { reader, ...segment, zone: zoneOf(file), basis, maxLineLength: settings.maxLineLength },
        { onRecord: (record, formatId) => collector.add(record, formatId), onSlice: () => sink.flush() },
      );
      if ("kind" in counts) return { kind: "failed", failure: toFailure(counts.reason) };
      segments.push({ ...counts, ...collector.endSegment() });
    } finally {
      await reader.close();
    }
  }
  return { kind: "read", collector, segments, rows: sink.rows };
}

/** The zone of a file, or the run's; each is made once. */
function createZones(run: RunWork): (file: PlacedLogFile) => Zone {
  const zones = new Map<string, Zone>();
  return (file) => {
    const name = file.timeZone ?? run.timeZone;
    return getOrMake(zones, name, () => zoneOrUtc(name));
  };
}

/** Writes what was gathered, marks the part, and enqueues the next stage after the last one. */
async function finish(client: PoolClient, run: RunWork, payload: ParsePayload, { part, read }: { part: PartInHand; read: PartRead }): Promise<void> {
  const { collector, segments } = read;
  await holdPart(client, payload, part);
  await addOrigins(client, run.id, collector.origins.rows);
  await collector.messages.drain(client, run.id);
  const left = await finishPart(client, payload, part, { segments, cells: collector.cells.result() });
  if (left > 0) return;
  await passOn(client, payload, "parse");
}

function toFailure({ code, ...params }: { code: string; [name: string]: unknown }): Failure {
  return { code, params };
}
