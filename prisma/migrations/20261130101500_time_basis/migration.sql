-- What stands in for what the times of a file leave out, and which of it they did: a year, a date, an hour.
ALTER TABLE "log_files" ADD COLUMN "time_basis" JSONB,
ADD COLUMN "completed_time" TEXT;
