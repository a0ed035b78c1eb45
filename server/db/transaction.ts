import type { PoolClient } from "pg";
import { pool } from "./client";

/** Thrown inside `transaction` to leave it without a trace: what was to be written is no longer wanted. */
export class Rollback extends Error {}

/**
 * Runs several statements as one; an error undoes them all.
 * @returns what `work` returns, or null where it asked for a `Rollback`
 */
export async function transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to the next one.
    await client.query("rollback").catch((reason: unknown) => {
      broken = reason instanceof Error ? reason : new Error(String(reason));
    });
    if (error instanceof Rollback) return null;
    throw error;
  } finally {
    client.release(broken);
  }
}
