import type { Pool } from "pg";

/** The vectors that are known, by the hex of the text's hash. */
export async function findVectors(pool: Pool, modelId: string, hashes: readonly Buffer[]): Promise<Map<string, Buffer>> {
  const { rows } = await pool.query<{ text_hash: Buffer; vector: Buffer }>("select text_hash, vector from embeddings where model_id = $1 and text_hash = any($2::bytea[])", [modelId, hashes]);
  return new Map(rows.map((row) => [row.text_hash.toString("hex"), row.vector]));
}

/** Keeps vectors; one that is there already stays. */
export async function keepVectors(pool: Pool, modelId: string, vectors: readonly { hash: Buffer; vector: Buffer }[]): Promise<void> {
  await pool.query(
    `insert into embeddings (model_id, text_hash, vector)
     select $1, * from unnest($2::bytea[], $3::bytea[]) on conflict do nothing`,
    [modelId, vectors.map((row) => row.hash), vectors.map((row) => row.vector)],
  );
}
