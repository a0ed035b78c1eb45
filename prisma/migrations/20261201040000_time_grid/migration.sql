-- Where the buckets of a run begin and how many they are was worked out from its first record and its last. They lie over the
-- stretch where nearly all records are now.
ALTER TABLE "runs" ADD COLUMN "grid_start_micros" BIGINT, ADD COLUMN "bucket_count" INTEGER;
UPDATE "runs"
   SET "grid_start_micros" = floor("first_micros"::numeric / "bucket_micros") * "bucket_micros",
       "bucket_count" = floor("last_micros"::numeric / "bucket_micros") - floor("first_micros"::numeric / "bucket_micros") + 1
 WHERE "bucket_micros" IS NOT NULL AND "first_micros" IS NOT NULL;
-- Results kept aside while a run is classified again: classifying may cut it into other buckets, so its series by severity belong to them.
UPDATE "run_kept_rows" k
   SET "rows" = jsonb_build_array((k."rows"->0) || jsonb_build_object('grid_start_micros', r."grid_start_micros", 'bucket_count', r."bucket_count"))
  FROM "runs" r
 WHERE r."id" = k."run_id" AND k."table_name" = 'runs';
INSERT INTO "run_kept_rows" ("run_id", "table_name", "rows")
SELECT k."run_id", 'severity_series', (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM "severity_series" s WHERE s."run_id" = k."run_id")
  FROM "run_kept_rows" k
 WHERE k."table_name" = 'runs';
