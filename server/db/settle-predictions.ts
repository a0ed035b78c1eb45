import type { PoolClient } from "pg";

/**
 * Lets the runs of one source settle each other's open predictions: what was predicted came true where a later run of the
 * source saw it within the window that the prediction's run has, and did not happen where a log goes on beyond that window
 * without it. Runs without a source, and those of other knowledge bases, say nothing.
 * @param runId a run of the source whose templates are matched; nothing where it has none
 */
export async function settlePredictions(client: PoolClient, runId: number): Promise<void> {
  // One run of a source after the other: two at once could each hold what the other one needs.
  const { rowCount } = await client.query("select 1 from feeds f join feed_visits v on v.feed_id = f.id join runs r on r.visit_id = v.id where r.id = $1 for update of f", [runId]);
  if (rowCount === 0) return;
  await client.query(
    `with source_run as (
       select r.id, r.first_micros, r.last_micros, (r.settings->>'predictionWindowMicros')::bigint as window_micros
         from runs mine
         join feed_visits my_visit on my_visit.id = mine.visit_id
         join knowledge_base_revisions my_revision on my_revision.id = mine.revision_id
         join feed_visits v on v.feed_id = my_visit.feed_id
         join runs r on r.visit_id = v.id
         join knowledge_base_revisions k on k.id = r.revision_id and k.knowledge_base_id = my_revision.knowledge_base_id
        where mine.id = $1 and (r.status = 'completed' or r.id = $1) and r.last_micros is not null),
     open as (
       select p.id, p.run_id, p.issued_micros, s.window_micros,
              case p.kind when 'problem' then 'error'::"Road" else 'warning'::"Road" end as road,
              case p.kind when 'problem' then p.problem_id else p.anomaly_id end as target_id
         from run_predictions p join source_run s on s.id = p.run_id
        where p.outcome = 'open' and p.issued_micros is not null),
     later as (
       select o.id, s.id as run_id, s.last_micros
         from open o join source_run s on s.id <> o.run_id and s.last_micros > o.issued_micros),
     seen as (
       select o.id, min(case when t.first_micros > o.issued_micros then t.first_micros else t.last_micros end) as micros
         from open o
         join later l on l.id = o.id
         join matches m on m.run_id = l.run_id and m.road = o.road and m.outcome = 'matched' and m.target_ids @> array[o.target_id]
         join log_templates t on t.run_id = m.run_id and t.number = m.template_number and t.last_micros > o.issued_micros
        group by o.id),
     settled as (
       select o.id, case when s.micros <= o.issued_micros + o.window_micros then s.micros end as outcome_micros
         from open o left join seen s on s.id = o.id
        where s.micros <= o.issued_micros + o.window_micros
           or exists (select 1 from later l where l.id = o.id and l.last_micros > o.issued_micros + o.window_micros))
     update run_predictions p
        set outcome = case when s.outcome_micros is null then 'did-not-happen'::"PredictionOutcome" else 'came-true' end, outcome_micros = s.outcome_micros
       from settled s where s.id = p.id`,
    [runId],
  );
}
