-- When the first of the anomalies was seen that an early warning rests on. So far only the instant was kept at which it was
-- issued, that of the last one it took. An anomaly is its WARNINGs: of several ids with one text all in context, the lowest elsewhere.
ALTER TABLE "run_predictions" ADD COLUMN "first_micros" BIGINT;
UPDATE "run_predictions" p SET "first_micros" = coalesce((
    SELECT min(w."first_micros")
      FROM "matches" m
      JOIN "masked_messages" w ON w."run_id" = m."run_id" AND w."template_number" = m."template_number" AND w."road" = 1
     WHERE m."run_id" = p."run_id" AND m."road" = 'warning' AND m."outcome" = 'matched'
       AND p."basis" && CASE WHEN m."route" = 'context' THEN m."target_ids" ELSE m."target_ids"[1:1] END
  ), p."issued_micros")
 WHERE p."kind" = 'problem';
-- Rows kept aside while a run is classified again are those of the release before: the instant of issue is the nearest they have.
UPDATE "run_kept_rows" SET "rows" = (
    SELECT coalesce(jsonb_agg(CASE WHEN r->>'kind' = 'problem' THEN r || jsonb_build_object('first_micros', r->'issued_micros') ELSE r END), '[]')
      FROM jsonb_array_elements("rows") r
  )
 WHERE "table_name" = 'run_predictions';
