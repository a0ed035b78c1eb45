import type { Pool, PoolClient } from "pg";
import type { PartSegment } from "@/server/domain/extract/plan-parts";
import { decodeTimeCells, encodeTimeCells, type TimeCells } from "@/server/domain/aggregate/time-cells";
import { STAGES, progress } from "@/server/domain/pipeline";
import type { SegmentOutcome } from "./log-files";
import { Rollback } from "./transaction";

export interface PartInHand {
  segments: PartSegment[];
  /** The number of this try: what an earlier, slower one still writes does not count. */
  attempt: number;
  bytes: number;
}

/** Takes a part in hand; null where it is done, or the run no longer wants it. */
export async function takePart(pool: Pool, job: { runId: number; attempt: number; part: number }): Promise<PartInHand | null> {
  const { rows } = await pool.query<PartInHand>(
    `update run_parts p set status = 'running', attempt = p.attempt + 1
       from runs r
      where p.run_id = $1 and p.number = $2 and p.status <> 'done' and r.id = p.run_id and r.attempt = $3 and r.status = 'running'
      returning p.segments, p.attempt, p.bytes::float8 as bytes`,
    [job.runId, job.part, job.attempt],
  );
  return rows[0] ?? null;
}

/**
 * Makes sure before anything of a part is written that this try is still the one, and that nobody takes it up until the
 * transaction ends. A process that was stopped for a while finds the part in other hands, or done: what it has is there already.
 * Throws `Rollback` then.
 */
export async function holdPart(client: PoolClient, job: { runId: number; part: number }, mine: PartInHand): Promise<void> {
  const { rowCount } = await client.query("select 1 from run_parts where run_id = $1 and number = $2 and attempt = $3 and status = 'running' for update", [job.runId, job.part, mine.attempt]);
  if (rowCount === 0) throw new Rollback();
}

export interface PartOutcome {
  segments: SegmentOutcome[];
  cells: TimeCells;
}

const PARSE_FROM = progress("parse", 0);
const PARSE_TO = progress(STAGES[2], 0);

/**
 * Marks a part as done and counts the run's open parts down, in the caller's transaction, where this try is still the one.
 * Throws `Rollback` where it is not: then nothing of the part is written.
 * @returns how many parts are left
 */
export async function finishPart(client: PoolClient, job: { runId: number; attempt: number; part: number }, mine: PartInHand, outcome: PartOutcome): Promise<number> {
  const lines = outcome.segments.reduce((sum, segment) => sum + segment.lines, 0);
  const marked = await client.query("update run_parts set status = 'done', outcome = $4, cells = $5, lines = $6 where run_id = $1 and number = $2 and attempt = $3 and status = 'running'", [
    job.runId,
    job.part,
    mine.attempt,
    JSON.stringify({ segments: outcome.segments }),
    encodeTimeCells(outcome.cells),
    lines,
  ]);
  if (marked.rowCount === 0) throw new Rollback();
  const { rows } = await client.query<{ left: number }>(
    `update runs set parts_pending = parts_pending - 1, lines = lines + $3,
            progress = greatest(progress, $4 + ($5::float8 - $4) * (parts_total - parts_pending + 1) / parts_total)
      where id = $1 and attempt = $2 and status = 'running' returning parts_pending as left`,
    [job.runId, job.attempt, lines, PARSE_FROM, PARSE_TO],
  );
  if (!rows[0]) throw new Rollback();
  return rows[0].left;
}

/** Bytes of time cells that are read together. */
const CELL_BYTES = 8 * 1024 * 1024;

/**
 * The time cells of a run's parts, in the order of the parts and some at a time: a long log of many systems has more of them than
 * a process should hold. They can be gone through more than once; few enough to come together are kept.
 */
export class RunTimeCells {
  private constructor(
    private readonly client: PoolClient,
    private readonly runId: number,
    /** Numbers of the parts that are read together. */
    private readonly batches: readonly number[][],
    private kept: TimeCells[] | null = null,
  ) {}

  static async open(client: PoolClient, runId: number): Promise<RunTimeCells> {
    const { rows } = await client.query<{ number: number; bytes: number }>("select number, octet_length(cells) as bytes from run_parts where run_id = $1 and cells is not null order by number", [runId]);
    const batches: number[][] = [];
    let room = 0;
    for (const { number, bytes } of rows) {
      if (bytes > room || batches.length === 0) {
        batches.push([]);
        room = CELL_BYTES;
      }
      batches.at(-1)?.push(number);
      room -= bytes;
    }
    return new RunTimeCells(client, runId, batches);
  }

  async *read(): AsyncGenerator<TimeCells[]> {
    if (this.kept !== null) return yield this.kept;
    for (const numbers of this.batches) {
      const { rows } = await this.client.query<{ cells: Buffer }>("select cells from run_parts where run_id = $1 and number = any($2::int[]) order by number", [this.runId, numbers]);
      const cells = rows.map((row) => decodeTimeCells(row.cells));
      if (this.batches.length === 1) this.kept = cells;
      yield cells;
    }
  }
}
