import type { Pool, PoolClient } from "pg";
import { transaction } from "./transaction";

/** The vectors that are known, by the hex of the text's hash. */
export async function findVectors(client: Pool | PoolClient, modelId: string, hashes: readonly Buffer[]): Promise<Map<string, Buffer>> {
  const { rows } = await client.query<{ text_hash: Buffer; vector: Buffer }>("select text_hash, vector from embeddings where model_id = $1 and text_hash = any($2::bytea[])", [modelId, hashes]);
  return new Map(rows.map((row) => [row.text_hash.toString("hex"), row.vector]));
}

/** Those of these hashes, in hex, whose texts have a vector. */
export async function listKnownHashes(client: Pool | PoolClient, modelId: string, hashes: readonly Buffer[]): Promise<Set<string>> {
  const { rows } = await client.query<{ hash: string }>("select encode(text_hash, 'hex') as hash from embeddings where model_id = $1 and text_hash = any($2::bytea[])", [modelId, hashes]);
  return new Set(rows.map(({ hash }) => hash));
}

/** Keeps vectors; one that is there already stays. */
export async function keepVectors(client: Pool | PoolClient, modelId: string, vectors: readonly { hash: Buffer; vector: Buffer }[]): Promise<void> {
  await client.query(
    `insert into embeddings (model_id, text_hash, vector)
     select $1, * from unnest($2::bytea[], $3::bytea[]) on conflict do nothing`,
    [modelId, vectors.map((row) => row.hash), vectors.map((row) => row.vector)],
  );
}

/** Any number that no other two-part advisory lock of ours uses. */
const TURN_LOCK = 7_733;

/** Longer than a batch of the light model takes on a machine with ten times as much to do as it can. */
const PATIENCE_MILLISECONDS = 10_000;

/** PostgreSQL's `lock_not_available` (its appendix A). */
const NOT_AVAILABLE = "55P03";

/**
 * Lets one process at a time embed with a model, a batch each: who comes meanwhile waits for a batch and finds its vectors,
 * instead of making the same ones beside it. Nobody waits for long: somebody who was stopped in their turn keeps it.
 * @param work is told whether it has the turn; what it writes is there when the next one has it
 */
export async function inEmbeddingTurn<T>(modelId: string, work: (client: PoolClient, hasTurn: boolean) => Promise<T>, patience = PATIENCE_MILLISECONDS): Promise<T> {
  const done = await transaction(async (client) => ({ result: await work(client, await takeTurn(client, modelId, patience)) }));
  if (done === null) throw new Error("a turn to embed was undone");
  return done.result;
}

async function takeTurn(client: PoolClient, modelId: string, patience: number): Promise<boolean> {
  await client.query(`set local lock_timeout = ${String(patience)}; savepoint turn`);
  try {
    await client.query("select pg_advisory_xact_lock($1, hashtext($2))", [TURN_LOCK, modelId]);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === NOT_AVAILABLE)) throw error;
    await client.query("rollback to savepoint turn");
    return false;
  }
}
