-- Sources that are visited on a schedule. The secret is encrypted. The next visit is null where there is no schedule or the source
-- is off. Before its first visit has ended, a source may pass over what is there.
ALTER TABLE "feeds" ADD COLUMN "secret" TEXT, ADD COLUMN "next_visit_at" TIMESTAMPTZ(6), ADD COLUMN "begun_at" TIMESTAMPTZ(6);
-- Visits that brought nothing are looked for by age.
CREATE INDEX "visits_that_ended" ON "feed_visits"("finished_at");
