import type { PoolClient } from "pg";
import { z } from "zod";
import { openLogPlace } from "@/server/archive/log-place";
import { pool } from "@/server/db/client";
import { listPlacedFiles, type PlacedLogFile, type SegmentOutcome } from "@/server/db/log-files";
import { addOrigins } from "@/server/db/log-origins";
import { RecordSink } from "@/server/db/record-table";
import { endStage, type Failure, findRunWork, type RunWork } from "@/server/db/run-stages";
import { finishPart, holdPart, type PartInHand, takePart } from "@/server/db/run-parts";
import { Rollback, transaction } from "@/server/db/transaction";
import type { PartSegment } from "@/server/domain/extract/plan-parts";
import { undatedBasis } from "@/server/domain/parse/date-files";
import { type Zone, zoneOrUtc } from "@/server/domain/parse/zone";
import { enqueue } from "@/server/queue/jobs";
import { defaultStorage } from "@/server/storage/default-storage";
import { runPayload } from "../define-stage";
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
    const work = new PartWork(client, run, files);
    const failure = await work.readAll(part.segments, payload.part);
    if (failure) {
      outcome = { kind: "failed", failure };
      throw new Rollback();
    }
    const rows = await work.finish(payload, part);
    outcome = { kind: "done", rows, bytes: part.bytes };
  });
  return outcome;
});

/** One part on its way into the database. */
class PartWork {
  private readonly sink: RecordSink;
  private readonly segments: SegmentOutcome[] = [];
  private readonly zones = new Map<string, Zone>();
  private collector: PartCollector | null = null;

  constructor(
    private readonly client: PoolClient,
    private readonly run: RunWork,
    private readonly files: Map<number, PlacedLogFile>,
  ) {
    this.sink = new RecordSink(client, run.partitionKey, run.id);
  }

  /** Reads the segments in order. @returns why the run fails, where it does */
  async readAll(segments: readonly PartSegment[], part: number): Promise<Failure | null> {
    this.collector = new PartCollector(this.sink, { part, retain: this.run.retain });
    for (const segment of segments) {
      const failure = await this.read(segment, this.collector);
      if (failure) {
        await this.sink.end();
        return failure;
      }
    }
    await this.sink.end();
    return null;
  }

  /** Writes what was gathered, marks the part, and enqueues the next stage after the last one. @returns rows written */
  async finish(payload: ParsePayload, part: PartInHand): Promise<number> {
    const { client, run, collector, sink } = this;
    if (!collector) return 0;
    await holdPart(client, payload, part);
    await addOrigins(client, run.id, collector.origins.rows);
    await collector.messages.drain(client, run.id);
    const left = await finishPart(client, payload, part, { segments: this.segments, cells: collector.cells.result() });
    if (left === 0) {
      await endStage(client, run.id, "parse");
      await enqueue(client, "generalize", [{ runId: payload.runId, attempt: payload.attempt }]);
    }
    return sink.rows;
  }

  private async read(segment: PartSegment, collector: PartCollector): Promise<Failure | null> {
    const file = this.files.get(segment.file);
    if (!file) throw new Error(`part of an unknown file ${String(segment.file)}`);
    const reader = await openLogPlace(file.place, file.path, defaultStorage());
    if (reader.kind === "refused") return toFailure(reader.reason);
    try {
      collector.beginSegment(segment.file);
      const { year, settings } = this.run;
      const basis = file.timeBasis ?? undatedBasis(settings.givenYear ?? year);
      const counts = await readSegment(
        { reader, ...segment, zone: this.zoneOf(file), basis, maxLineLength: settings.maxLineLength },
        { onRecord: (record, formatId) => collector.add(record, formatId), onSlice: () => this.sink.flush() },
      );
      if ("kind" in counts) return toFailure(counts.reason);
      this.segments.push({ ...counts, ...collector.endSegment() });
      return null;
    } finally {
      await reader.close();
    }
  }

  private zoneOf(file: PlacedLogFile): Zone {
    const name = file.timeZone ?? this.run.timeZone;
    const known = this.zones.get(name) ?? zoneOrUtc(name);
    this.zones.set(name, known);
    return known;
  }
}

function toFailure({ code, ...params }: { code: string; [name: string]: unknown }): Failure {
  return { code, params };
}
