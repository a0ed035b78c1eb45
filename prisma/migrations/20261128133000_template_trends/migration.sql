-- Where the records of a template lie in time and on which systems is counted once and kept: counting a million records takes
-- seconds, a page has a tenth of one. Null is not counted yet, as in every run from before.
ALTER TABLE "log_templates" ADD COLUMN "points" INTEGER[], ADD COLUMN "systems" TEXT[];
