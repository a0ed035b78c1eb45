-- Figures of errors, warnings and incidents lead to the records they count: those of WARNING and worse, few among many, are
-- found without reading the others. Big runs have tables of their own, which get the same index when they are filled.
CREATE INDEX "log_records_0_problems" ON "log_records_0" ("run_id", "occurred_at", "file_number", "line") INCLUDE ("fingerprint", "origin_id") WHERE ("severity" & 15) >= 4;
