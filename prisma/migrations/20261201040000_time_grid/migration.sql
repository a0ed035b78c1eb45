-- Where the buckets of a run begin and how many they are was worked out from its first record and its last. They lie over the
-- stretch where nearly all records are now.
ALTER TABLE "runs" ADD COLUMN "grid_start_micros" BIGINT, ADD COLUMN "bucket_count" INTEGER;
UPDATE "runs"
   SET "grid_start_micros" = floor("first_micros"::numeric / "bucket_micros") * "bucket_micros",
       "bucket_count" = floor("last_micros"::numeric / "bucket_micros") - floor("first_micros"::numeric / "bucket_micros") + 1
 WHERE "bucket_micros" IS NOT NULL AND "first_micros" IS NOT NULL;
