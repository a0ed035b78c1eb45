-- Sources that are visited on a schedule. The secret is encrypted; `next_visit_at` is null where there is no schedule or the
-- source is off; `begun_at` is when its first visit ended, before which a source may pass over what is there.
ALTER TABLE "feeds" ADD COLUMN "secret" TEXT, ADD COLUMN "next_visit_at" TIMESTAMPTZ(6), ADD COLUMN "begun_at" TIMESTAMPTZ(6);
-- Whoever retains nothing but visits with something in them looks for the others by age.
CREATE INDEX "visits_that_ended" ON "feed_visits"("finished_at");
