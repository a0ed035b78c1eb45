-- What stands in for what the times of a file leave out: a year, a date, an hour.
ALTER TABLE "log_files" ADD COLUMN "time_basis" JSONB;
