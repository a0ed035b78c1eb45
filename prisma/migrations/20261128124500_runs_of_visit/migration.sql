-- Who pushes finds the waiting run of a source by its visits, and a visit that goes looks for the runs it leaves behind.
CREATE INDEX "runs_of_visit" ON "runs"("visit_id");

-- Keys that may push to removed sources alone open nothing, and end with the last of them as they will from now on.
UPDATE "api_keys" k SET "ended_at" = now()
 WHERE k."role" = 'ingest' AND k."ended_at" IS NULL
   AND EXISTS (SELECT 1 FROM "feed_api_keys" a WHERE a."api_key_id" = k."id")
   AND NOT EXISTS (SELECT 1 FROM "feed_api_keys" a JOIN "feeds" f ON f."id" = a."feed_id" WHERE a."api_key_id" = k."id" AND f."deleted_at" IS NULL);
