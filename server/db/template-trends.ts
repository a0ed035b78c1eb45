import type { PoolClient } from "pg";

/** Stretches that the log of a run is cut into. */
export const TREND_POINTS = 48;

/**
 * Where a record lies, as a number of stretches passed; null without a time, which greatest and least would leave out. By
 * doubles, which are exact to the microsecond and not slow as numeric is.
 */
const POINT = `case when r.occurred_at is not null then greatest(0, least(${String(TREND_POINTS - 1)}, floor((date_part('epoch', r.occurred_at) * 1e6 - g.start) / g.width)))::int end`;

/** The sums of the stretches, side by side: a row for each empty one would be most of the work. */
const POINTS = Array.from({ length: TREND_POINTS }, (_, point) => `coalesce(sum(records) filter (where point = ${String(point)}), 0)`).join(", ");

/**
 * Counts the stored records of all templates of a run by time and system, in one pass, and keeps the sums with the templates.
 * Nothing where they are counted already, or the run is not complete.
 */
export async function countTemplateTrends(client: PoolClient, runId: number): Promise<void> {
  const { rows } = await client.query<{ partitionKey: number }>(
    `select partition_key as "partitionKey" from runs r where id = $1 and status = 'completed'
        and exists (select 1 from log_templates t where t.run_id = r.id and t.points is null)`,
    [runId],
  );
  const [run] = rows;
  if (run === undefined) return;
  // The planner may know nothing of the messages yet and would look at all of them for each record.
  await client.query("set local enable_nestloop = off");
  await client.query(
    `with g as (select coalesce(grid_start_micros, 0)::float8 as start, greatest(1, (bucket_micros * bucket_count)::float8 / ${String(TREND_POINTS)}) as width from runs where id = $1),
          m as materialized (select distinct fingerprint, template_number from masked_messages where run_id = $1),
          counted as materialized (
            select m.template_number, r.origin_id, ${POINT} as point, count(*)::int as records
              from log_records r join m on m.fingerprint = r.fingerprint cross join g
             where r.partition_key = $2 and r.run_id = $1 group by 1, 2, 3),
          timed as (select template_number, array[${POINTS}]::int[] as points from counted where point is not null group by 1),
          placed as (
            select template_number, array_agg(system order by records desc, system) as systems
              from (select c.template_number, o.system, sum(c.records) as records
                      from counted c join log_origins o on o.run_id = $1 and o.id = c.origin_id
                     where o.system is not null group by 1, 2) by_system
             group by 1)
     update log_templates t set points = f.points, systems = f.systems
       from (select l.number, coalesce(timed.points, '{}') as points, coalesce(placed.systems, '{}') as systems
               from log_templates l
               left join timed on timed.template_number = l.number
               left join placed on placed.template_number = l.number
              where l.run_id = $1) f
      where t.run_id = $1 and t.number = f.number`,
    [runId, run.partitionKey],
  );
}
