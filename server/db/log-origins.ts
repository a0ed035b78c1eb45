import type { Pool, PoolClient } from "pg";

/** The distinct (file, source, host) of a part; ids are unique in the run. */
export interface OriginRow {
  id: number;
  file: number;
  source: string | null;
  host: string | null;
  /** Whether the format names a component that may serve as the system. */
  column: "host" | "component" | "file";
}

/** Adds a part's origins. */
export async function addOrigins(client: PoolClient, runId: number, origins: readonly OriginRow[]): Promise<void> {
  await client.query(
    `insert into log_origins (run_id, id, file_number, source, host, system_column)
     select $1, * from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[])`,
    [runId, origins.map((row) => row.id), origins.map((row) => row.file), origins.map((row) => row.source), origins.map((row) => row.host), origins.map((row) => row.column)],
  );
}

/** All origins of a run with the path of their file. */
export async function listOrigins(client: Pool | PoolClient, runId: number): Promise<(OriginRow & { path: string; system: string | null })[]> {
  const { rows } = await client.query<OriginRow & { path: string; system: string | null }>(
    `select o.id, o.file_number as file, o.source, o.host, o.system_column as "column", o.system, f.path
       from log_origins o join log_files f on f.run_id = o.run_id and f.number = o.file_number where o.run_id = $1 order by o.id`,
    [runId],
  );
  return rows;
}

/** Says which system each origin is. */
export async function writeSystems(client: PoolClient, runId: number, systems: readonly { id: number; system: string }[]): Promise<void> {
  await client.query(
    `update log_origins o set system = s.system from unnest($2::int[], $3::text[]) as s (id, system) where o.run_id = $1 and o.id = s.id`,
    [runId, systems.map((row) => row.id), systems.map((row) => row.system)],
  );
}
