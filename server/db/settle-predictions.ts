import type { PoolClient } from "pg";
import { LOG_END } from "./time-grid";

/** The runs of a source that settle each other's predictions. `$1` is one of them. */
const SOURCE_RUNS = `source_run as (
       select r.id, r.partition_key, ${LOG_END} as end_micros, (r.settings->>'predictionWindowMicros')::bigint as window_micros
         from runs mine
         join feed_visits my_visit on my_visit.id = mine.visit_id
         join knowledge_base_revisions my_revision on my_revision.id = mine.revision_id
         join feed_visits v on v.feed_id = my_visit.feed_id
         join runs r on r.visit_id = v.id
         join knowledge_base_revisions k on k.id = r.revision_id and k.knowledge_base_id = my_revision.knowledge_base_id
        where mine.id = $1 and (r.status = 'completed' or r.id = $1) and r.last_micros is not null)`;

/** The open predictions of a source's runs, and which of its runs see further than each. */
const OPEN_AND_LATER = `${SOURCE_RUNS},
     open as (
       select p.id, p.run_id, p.issued_micros, s.window_micros,
              case p.kind when 'problem' then 'error'::"Road" else 'warning'::"Road" end as road,
              case p.kind when 'problem' then 2 else 1 end as road_number,
              case p.kind when 'problem' then p.problem_id else p.anomaly_id end as target_id
         from run_predictions p join source_run s on s.id = p.run_id
        where p.outcome = 'open' and p.issued_micros is not null),
     later as (
       select o.id, s.id as run_id, s.partition_key, s.end_micros
         from open o join source_run s on s.id <> o.run_id and s.end_micros > o.issued_micros),
     seen_message as (
       select o.id, o.issued_micros, o.road_number, l.run_id, l.partition_key, g.fingerprint, g.first_micros
         from open o
         join later l on l.id = o.id
         join matches m on m.run_id = l.run_id and m.road = o.road and m.outcome = 'matched' and m.target_ids @> array[o.target_id]
         join masked_messages g on g.run_id = m.run_id and g.template_number = m.template_number and g.road = o.road_number and g.last_micros > o.issued_micros)`;

/**
 * Lets the runs of one source settle each other's open predictions: what was predicted came true where a later run of the
 * source saw it within the window that the prediction's run has, and did not happen where a log goes on beyond that window
 * without it. Runs without a source, and those of other knowledge bases, say nothing.
 * @param runId a run of the source whose templates are matched; nothing where it has none
 */
export async function settlePredictions(client: PoolClient, runId: number): Promise<void> {
  if (!(await holdSource(client, runId))) return;
  const again = await listSeenAgain(client, runId);
  await client.query(
    `with ${OPEN_AND_LATER},
     seen as (
       select id, min(micros) as micros
         from (select id, first_micros as micros from seen_message where first_micros > issued_micros
               union all select * from unnest($2::int[], $3::bigint[])) as each (id, micros)
        group by id),
     settled as (
       select o.id, case when s.micros <= o.issued_micros + o.window_micros then s.micros end as outcome_micros
         from open o left join seen s on s.id = o.id
        where s.micros <= o.issued_micros + o.window_micros
           or exists (select 1 from later l where l.id = o.id and l.end_micros > o.issued_micros + o.window_micros))
     update run_predictions p
        set outcome = case when s.outcome_micros is null then 'did-not-happen'::"PredictionOutcome" else 'came-true' end, outcome_micros = s.outcome_micros
       from settled s where s.id = p.id`,
    [runId, again.map(({ id }) => id), again.map(({ micros }) => micros)],
  );
}

/**
 * Opens again what other runs of the source predicted and did not settle by their own logs: a run that may have settled it is
 * about to be read in other time zones. It is settled anew when that, or another run of the source, is matched.
 */
export async function reopenPredictions(client: PoolClient, runId: number): Promise<void> {
  if (!(await holdSource(client, runId))) return;
  await client.query(
    `with ${SOURCE_RUNS}
     update run_predictions p set outcome = 'open', outcome_micros = null
       from source_run s
      where s.id = p.run_id and s.id <> $1
        and case p.outcome when 'came-true' then p.outcome_micros > s.end_micros when 'did-not-happen' then p.issued_micros + s.window_micros > s.end_micros else false end`,
    [runId],
  );
}

/** One run of a source after the other: two at once could each hold what the other one needs. @returns whether it has a source */
async function holdSource(client: PoolClient, runId: number): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from feeds f join feed_visits v on v.feed_id = f.id join runs r on r.visit_id = v.id where r.id = $1 for update of f", [runId]);
  return rowCount !== 0;
}

interface SeenAgain {
  id: number;
  micros: string;
}

/**
 * The first sightings after an open prediction of what its later runs had seen before it too: logs overlap, as where a file that
 * grows is fetched again. Messages keep their first and last sighting alone, so the records are asked, one run's at a time: by the
 * partition, and not by all there are.
 */
async function listSeenAgain(client: PoolClient, runId: number): Promise<SeenAgain[]> {
  const { rows: spanning } = await client.query<{ id: number; runId: number; partitionKey: number; road: number; issued: string; fingerprints: string[] }>(
    `with ${OPEN_AND_LATER}
     select id, run_id as "runId", partition_key as "partitionKey", road_number as road, issued_micros::text as issued, array_agg(fingerprint::text) as fingerprints
       from seen_message where first_micros <= issued_micros group by 1, 2, 3, 4, 5`,
    [runId],
  );
  const seen: SeenAgain[] = [];
  for (const { id, runId: later, partitionKey, road, issued, fingerprints } of spanning) {
    const { rows } = await client.query<{ micros: string | null }>(
      `select round(extract(epoch from min(r.occurred_at)) * 1000000)::bigint::text as micros from log_records r
        where r.partition_key = ${String(partitionKey)} and r.run_id = $1 and r.severity & 15 >= 4 and case when r.severity & 15 >= 5 then 2 else 1 end = $2
          and r.occurred_at > instant_of($3::bigint) and r.fingerprint = any($4::bigint[])`,
      [later, road, issued, fingerprints],
    );
    const micros = rows[0]?.micros ?? null;
    if (micros !== null) seen.push({ id, micros });
  }
  return seen;
}
