import type { PoolClient } from "pg";
import { describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import type { RecordRow } from "@/server/db/record-rows";
import { copyRecords, SHARED_PARTITION } from "@/server/db/record-table";
import { Rollback, transaction } from "@/server/db/transaction";

/** More than a COPY hands over at a time. */
const ROWS = 5_000;
/** No run has this id; the table of all small runs takes it nevertheless. */
const RUN = { runId: 2_000_000_000, partitionKey: SHARED_PARTITION };

function row(line: number): RecordRow {
  return { utcMicros: null, localMicros: null, fingerprint: BigInt(line), fileNumber: 0, line, originId: 0, continuations: 0, messageStart: 0, severity: 0, timeOrigin: 0, text: `line ${String(line)} ${"x".repeat(100)}`, message: null, severityWord: null };
}

async function countRows(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ count: number }>("select count(*)::int as count from log_records where run_id = $1", [RUN.runId]);
  return rows[0]?.count ?? 0;
}

/** Copies rows; after some of them `then` is called. */
async function copy(client: PoolClient, then: () => void = () => undefined, run = RUN): Promise<number> {
  return copyRecords(client, run, async (sink) => {
    for (let line = 1; line <= ROWS; line++) {
      sink.write(row(line));
      await sink.flush();
      if (line === ROWS - 100) then();
    }
    return sink.rows;
  });
}

describe("copying records", () => {
  it("has written them when it returns", async () => {
    let counted = 0;
    await transaction(async (client) => {
      expect(await copy(client)).toBe(ROWS);
      counted = await countRows(client);
      throw new Rollback();
    });
    expect(counted).toBe(ROWS);
  });

  it("tells an error that comes up meanwhile at once, and leaves nothing", { timeout: 10_000 }, async () => {
    for (const after of [0, ROWS - 100]) {
      const failing = transaction((client) => (after === 0 ? copyRecords(client, RUN, () => Promise.reject(new RangeError("outside"))) : copy(client, () => { throw new RangeError("outside"); })));
      await expect(failing).rejects.toThrow(new RangeError("outside"));
    }
    const client = await pool().connect();
    expect(await countRows(client)).toBe(0);
    client.release();
  });

  it("tells an error of the server, and one that follows from it does not hide it", { timeout: 10_000 }, async () => {
    await expect(transaction((client) => copy(client, undefined, { runId: 1, partitionKey: 2_000_000_000 }))).rejects.toMatchObject({ code: "42P01" });
    await expect(transaction((client) => copyRecords(client, RUN, async (sink) => {
      sink.write({ ...row(1), text: "a\0b" });
      for (let line = 2; line <= ROWS; line++) {
        sink.write(row(line));
        await sink.flush();
      }
    }))).rejects.toMatchObject({ code: "22021" });
  });

  it("tells that the connection is gone", { timeout: 10_000 }, async () => {
    const copying = transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      await copyRecords(client, RUN, async (sink) => {
        await pool().query("select pg_terminate_backend($1)", [rows[0]?.pid]);
        for (let line = 1; line <= ROWS; line++) {
          sink.write(row(line));
          await sink.flush();
          if (line % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        }
      });
    });
    await expect(copying).rejects.toThrow();
  });
});
