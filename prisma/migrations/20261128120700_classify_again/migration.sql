-- A finished run that is classified again keeps its result until the new one is whole.
ALTER TABLE "runs" ADD COLUMN "again_failure" JSONB;

CREATE TABLE "run_kept_rows" (
    "run_id" INTEGER NOT NULL,
    "table_name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "run_kept_rows_pkey" PRIMARY KEY ("run_id","table_name")
);

ALTER TABLE "run_kept_rows" ADD CONSTRAINT "run_kept_rows_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a page asks a worker: the web process loads no model and does no long sums.
CREATE TABLE "questions" (
    "id" SERIAL NOT NULL,
    "question" JSONB NOT NULL,
    "answer" JSONB,
    "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);
