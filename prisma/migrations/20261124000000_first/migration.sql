-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'analyst', 'admin');

-- CreateEnum
CREATE TYPE "ApiKeyRole" AS ENUM ('viewer', 'analyst', 'admin', 'ingest');

-- CreateEnum
CREATE TYPE "KnowledgeBaseOrigin" AS ENUM ('shipped', 'archive', 'imported');

-- CreateEnum
CREATE TYPE "DraftChangeKind" AS ENUM ('problem', 'anomaly', 'link');

-- CreateEnum
CREATE TYPE "Road" AS ENUM ('error', 'warning');

-- CreateEnum
CREATE TYPE "CorrectionKind" AS ENUM ('is', 'never');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('critical', 'high', 'medium', 'low');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('queued', 'running', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('extract', 'parse', 'generalize', 'embed', 'classify', 'link', 'aggregate', 'report');

-- CreateEnum
CREATE TYPE "Matching" AS ENUM ('strict', 'calibrated');

-- CreateEnum
CREATE TYPE "Retain" AS ENUM ('all', 'problems');

-- CreateEnum
CREATE TYPE "PartStatus" AS ENUM ('waiting', 'running', 'done');

-- CreateEnum
CREATE TYPE "MatchOutcome" AS ENUM ('matched', 'ambiguous', 'unmatched');

-- CreateEnum
CREATE TYPE "Route" AS ENUM ('context', 'fallback');

-- CreateEnum
CREATE TYPE "DecidedBy" AS ENUM ('strict', 'calibrated', 'correction');

-- CreateEnum
CREATE TYPE "PredictionKind" AS ENUM ('problem', 'anomaly');

-- CreateEnum
CREATE TYPE "PredictionOutcome" AS ENUM ('open', 'came-true', 'did-not-happen');

-- CreateEnum
CREATE TYPE "EtlJobStatus" AS ENUM ('running', 'done', 'failed', 'lost');

-- CreateEnum
CREATE TYPE "FeedKind" AS ENUM ('folder', 'http', 's3', 'ingest');

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "role" "Role" NOT NULL,
    "locale" TEXT,
    "theme" TEXT,
    "time_zone" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(6),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" SERIAL NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "invited_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "role" "ApiKeyRole" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" INTEGER,
    "api_key_id" INTEGER,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB,
    "request_id" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_by_id" INTEGER,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "knowledge_bases" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "origin" "KnowledgeBaseOrigin" NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "next_problem_id" INTEGER NOT NULL DEFAULT 1,
    "next_anomaly_id" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_bases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_base_revisions" (
    "id" SERIAL NOT NULL,
    "knowledge_base_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "note" TEXT,
    "problems" INTEGER NOT NULL,
    "anomalies" INTEGER NOT NULL,
    "links" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,

    CONSTRAINT "knowledge_base_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_problems" (
    "revision_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "revision_problems_pkey" PRIMARY KEY ("revision_id","problem_id")
);

-- CreateTable
CREATE TABLE "revision_anomalies" (
    "revision_id" INTEGER NOT NULL,
    "anomaly_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "revision_anomalies_pkey" PRIMARY KEY ("revision_id","anomaly_id")
);

-- CreateTable
CREATE TABLE "revision_links" (
    "revision_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "anomaly_id" INTEGER NOT NULL,

    CONSTRAINT "revision_links_pkey" PRIMARY KEY ("revision_id","problem_id","anomaly_id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" SERIAL NOT NULL,
    "knowledge_base_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "base_revision_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_changes" (
    "draft_id" INTEGER NOT NULL,
    "kind" "DraftChangeKind" NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "anomaly_id" INTEGER NOT NULL,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_changes_pkey" PRIMARY KEY ("draft_id","kind","problem_id","anomaly_id")
);

-- CreateTable
CREATE TABLE "corrections" (
    "id" SERIAL NOT NULL,
    "knowledge_base_id" INTEGER NOT NULL,
    "road" "Road" NOT NULL,
    "text_hash" BYTEA NOT NULL,
    "text" TEXT NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "target_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbooks" (
    "id" SERIAL NOT NULL,
    "shipped_as" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playbooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook_revisions" (
    "id" SERIAL NOT NULL,
    "playbook_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "priority" "Priority" NOT NULL,
    "title" JSONB NOT NULL,
    "owner" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,

    CONSTRAINT "playbook_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook_confirmations" (
    "knowledge_base_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "playbook_id" INTEGER NOT NULL,
    "confirmed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by_id" INTEGER,

    CONSTRAINT "playbook_confirmations_pkey" PRIMARY KEY ("knowledge_base_id","problem_id")
);

-- CreateTable
CREATE TABLE "checklist_items" (
    "run_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "playbook_id" INTEGER NOT NULL,
    "step_id" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_by_id" INTEGER,

    CONSTRAINT "checklist_items_pkey" PRIMARY KEY ("run_id","problem_id","playbook_id","step_id")
);

-- CreateTable
CREATE TABLE "embeddings" (
    "model_id" TEXT NOT NULL,
    "text_hash" BYTEA NOT NULL,
    "vector" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "embeddings_pkey" PRIMARY KEY ("model_id","text_hash")
);

-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "received_bytes" BIGINT NOT NULL DEFAULT 0,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,
    "completed_at" TIMESTAMPTZ(6),

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'queued',
    "stage" "Stage" NOT NULL DEFAULT 'extract',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "failure" JSONB,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "model" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "matching" "Matching" NOT NULL,
    "retain" "Retain" NOT NULL DEFAULT 'all',
    "locale" TEXT NOT NULL DEFAULT 'ru',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "year" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "input_name" TEXT NOT NULL,
    "input_bytes" BIGINT NOT NULL,
    "input" JSONB NOT NULL,
    "upload_id" UUID,
    "visit_id" INTEGER,
    "revision_id" INTEGER,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "parts_total" INTEGER NOT NULL DEFAULT 0,
    "parts_pending" INTEGER NOT NULL DEFAULT 0,
    "partition_key" INTEGER NOT NULL DEFAULT 0,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "files" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "events" BIGINT NOT NULL DEFAULT 0,
    "continuations" BIGINT NOT NULL DEFAULT 0,
    "blank_lines" BIGINT NOT NULL DEFAULT 0,
    "structural_lines" BIGINT NOT NULL DEFAULT 0,
    "unread_lines" BIGINT NOT NULL DEFAULT 0,
    "cut_lines" BIGINT NOT NULL DEFAULT 0,
    "replaced_bytes" BIGINT NOT NULL DEFAULT 0,
    "errors" BIGINT NOT NULL DEFAULT 0,
    "warning_records" BIGINT NOT NULL DEFAULT 0,
    "template_count" INTEGER NOT NULL DEFAULT 0,
    "incident_count" INTEGER NOT NULL DEFAULT 0,
    "top_priority" "Priority",
    "first_micros" BIGINT,
    "last_micros" BIGINT,
    "bucket_micros" BIGINT,
    "peak_rss_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_stages" (
    "run_id" INTEGER NOT NULL,
    "stage" "Stage" NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "run_stages_pkey" PRIMARY KEY ("run_id","stage")
);

-- CreateTable
CREATE TABLE "log_files" (
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "place" JSONB,
    "encoding" TEXT,
    "format" TEXT,
    "time_zone" TEXT,
    "modified_micros" BIGINT,
    "skipped" JSONB,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "events" BIGINT NOT NULL DEFAULT 0,
    "continuations" BIGINT NOT NULL DEFAULT 0,
    "blank_lines" BIGINT NOT NULL DEFAULT 0,
    "structural_lines" BIGINT NOT NULL DEFAULT 0,
    "unread_lines" BIGINT NOT NULL DEFAULT 0,
    "cut_lines" BIGINT NOT NULL DEFAULT 0,
    "replaced_bytes" BIGINT NOT NULL DEFAULT 0,
    "errors" BIGINT NOT NULL DEFAULT 0,
    "warnings" BIGINT NOT NULL DEFAULT 0,
    "first_micros" BIGINT,
    "last_micros" BIGINT,

    CONSTRAINT "log_files_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "run_parts" (
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "segments" JSONB NOT NULL,
    "bytes" BIGINT NOT NULL,
    "status" "PartStatus" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "outcome" JSONB,

    CONSTRAINT "run_parts_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "log_origins" (
    "run_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "file_number" INTEGER NOT NULL,
    "source" TEXT,
    "host" TEXT,
    "system_column" TEXT NOT NULL,
    "system" TEXT,

    CONSTRAINT "log_origins_pkey" PRIMARY KEY ("run_id","id")
);

-- CreateTable
CREATE TABLE "log_records" (
    "occurred_at" TIMESTAMPTZ(6),
    "local_time" TIMESTAMP(6),
    "fingerprint" BIGINT NOT NULL,
    "partition_key" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "file_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "origin_id" INTEGER NOT NULL,
    "continuations" INTEGER NOT NULL,
    "message_start" INTEGER NOT NULL,
    "severity" SMALLINT NOT NULL,
    "time_origin" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "message" TEXT,
    "severity_word" TEXT
) PARTITION BY LIST ("partition_key");

-- Small runs share partition 0, a big run gets one of its own, made when its parts are cut.
CREATE TABLE "log_records_0" PARTITION OF "log_records" FOR VALUES IN (0);
CREATE INDEX "log_records_0_by_time" ON "log_records_0" ("run_id", "occurred_at", "file_number", "line");
CREATE INDEX "log_records_0_by_place" ON "log_records_0" ("run_id", "file_number", "line");

-- CreateTable
CREATE TABLE "masked_messages" (
    "run_id" INTEGER NOT NULL,
    "fingerprint" BIGINT NOT NULL,
    "road" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "records" BIGINT NOT NULL,
    "template_number" INTEGER,
    "first_micros" BIGINT,
    "last_micros" BIGINT,
    "first_file" INTEGER NOT NULL,
    "first_line" INTEGER NOT NULL,
    "first_text" TEXT,
    "first_message" TEXT,

    CONSTRAINT "masked_messages_pkey" PRIMARY KEY ("run_id","fingerprint","road")
);

-- CreateTable
CREATE TABLE "log_templates" (
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "embedded_text" TEXT NOT NULL,
    "records" BIGINT NOT NULL,
    "errors" BIGINT NOT NULL,
    "warnings" BIGINT NOT NULL,
    "first_micros" BIGINT,
    "last_micros" BIGINT,

    CONSTRAINT "log_templates_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "matches" (
    "run_id" INTEGER NOT NULL,
    "template_number" INTEGER NOT NULL,
    "road" "Road" NOT NULL,
    "outcome" "MatchOutcome" NOT NULL,
    "target_ids" INTEGER[],
    "similarity" DOUBLE PRECISION NOT NULL,
    "probability" DOUBLE PRECISION,
    "decided_by" "DecidedBy" NOT NULL,
    "route" "Route",
    "candidates" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "matches_pkey" PRIMARY KEY ("run_id","template_number","road")
);

-- CreateTable
CREATE TABLE "findings" (
    "run_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "anomaly_id" INTEGER NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "probability" DOUBLE PRECISION,
    "decided_by" "DecidedBy" NOT NULL,
    "route" "Route" NOT NULL,
    "occurrences" BIGINT NOT NULL,
    "template_number" INTEGER NOT NULL,
    "anomaly_file" INTEGER NOT NULL,
    "anomaly_line" INTEGER NOT NULL,
    "anomaly_micros" BIGINT,
    "anomaly_text" TEXT NOT NULL,
    "last_micros" BIGINT,

    CONSTRAINT "findings_pkey" PRIMARY KEY ("run_id","problem_id","anomaly_id")
);

-- CreateTable
CREATE TABLE "run_incidents" (
    "run_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "priority" "Priority" NOT NULL,
    "impact_score" INTEGER NOT NULL,
    "anomalies" INTEGER NOT NULL,
    "systems_affected" INTEGER NOT NULL,
    "systems" TEXT[],
    "error_count" BIGINT NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "probability" DOUBLE PRECISION,
    "decided_by" "DecidedBy" NOT NULL,
    "template_number" INTEGER NOT NULL,
    "first_micros" BIGINT,
    "last_micros" BIGINT,
    "file_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "run_incidents_pkey" PRIMARY KEY ("run_id","problem_id")
);

-- CreateTable
CREATE TABLE "run_predictions" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "kind" "PredictionKind" NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "anomaly_id" INTEGER NOT NULL DEFAULT 0,
    "basis" INTEGER[],
    "anomalies_known" INTEGER NOT NULL,
    "issued_micros" BIGINT,
    "last_micros" BIGINT,
    "likelihood" DOUBLE PRECISION NOT NULL,
    "outcome" "PredictionOutcome" NOT NULL,
    "outcome_micros" BIGINT,

    CONSTRAINT "run_predictions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_novel_anomalies" (
    "run_id" INTEGER NOT NULL,
    "template_number" INTEGER NOT NULL,
    "file_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "micros" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "delta_micros" BIGINT NOT NULL,
    "problem_file" INTEGER NOT NULL,
    "problem_line" INTEGER NOT NULL,
    "problem_micros" BIGINT NOT NULL,
    "best_known_id" INTEGER,
    "similarity" DOUBLE PRECISION,

    CONSTRAINT "run_novel_anomalies_pkey" PRIMARY KEY ("run_id","template_number")
);

-- CreateTable
CREATE TABLE "run_unmatched_errors" (
    "run_id" INTEGER NOT NULL,
    "template_number" INTEGER NOT NULL,
    "file_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "micros" BIGINT,
    "text" TEXT NOT NULL,
    "occurrences" BIGINT NOT NULL,
    "best_known_id" INTEGER,
    "similarity" DOUBLE PRECISION,

    CONSTRAINT "run_unmatched_errors_pkey" PRIMARY KEY ("run_id","template_number")
);

-- CreateTable
CREATE TABLE "run_ambiguous" (
    "run_id" INTEGER NOT NULL,
    "template_number" INTEGER NOT NULL,
    "road" "Road" NOT NULL,
    "file_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "micros" BIGINT,
    "text" TEXT NOT NULL,
    "occurrences" BIGINT NOT NULL,
    "candidates" JSONB NOT NULL,

    CONSTRAINT "run_ambiguous_pkey" PRIMARY KEY ("run_id","template_number","road")
);

-- CreateTable
CREATE TABLE "severity_buckets" (
    "run_id" INTEGER NOT NULL,
    "bucket" INTEGER NOT NULL,
    "system" TEXT NOT NULL,
    "errors" INTEGER NOT NULL,
    "warnings" INTEGER NOT NULL,
    "others" INTEGER NOT NULL,

    CONSTRAINT "severity_buckets_pkey" PRIMARY KEY ("run_id","bucket","system")
);

-- CreateTable
CREATE TABLE "finding_buckets" (
    "run_id" INTEGER NOT NULL,
    "problem_id" INTEGER NOT NULL,
    "anomaly_id" INTEGER NOT NULL,
    "system" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,
    "first_micros" BIGINT NOT NULL,
    "last_micros" BIGINT NOT NULL,

    CONSTRAINT "finding_buckets_pkey" PRIMARY KEY ("run_id","problem_id","anomaly_id","system","bucket")
);

-- CreateTable
CREATE TABLE "report_files" (
    "run_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_files_pkey" PRIMARY KEY ("run_id","name")
);

-- CreateTable
CREATE TABLE "worker_processes" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "concurrency" INTEGER NOT NULL,
    "worker_ids" TEXT[],
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rss_bytes" BIGINT NOT NULL DEFAULT 0,
    "cpu_share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "stopped_at" TIMESTAMPTZ(6),
    "lost_at" TIMESTAMPTZ(6),

    CONSTRAINT "worker_processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "etl_jobs" (
    "id" BIGSERIAL NOT NULL,
    "run_id" INTEGER,
    "stage" "Stage",
    "task" TEXT NOT NULL,
    "part" INTEGER,
    "attempt" INTEGER NOT NULL,
    "worker_id" UUID,
    "status" "EtlJobStatus" NOT NULL DEFAULT 'running',
    "rows" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),
    "error" TEXT,

    CONSTRAINT "etl_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feeds" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "FeedKind" NOT NULL,
    "config" JSONB NOT NULL,
    "schedule" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "run_options" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "feeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_api_keys" (
    "feed_id" INTEGER NOT NULL,
    "api_key_id" INTEGER NOT NULL,

    CONSTRAINT "feed_api_keys_pkey" PRIMARY KEY ("feed_id","api_key_id")
);

-- CreateTable
CREATE TABLE "feed_visits" (
    "id" SERIAL NOT NULL,
    "feed_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),
    "files" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "failure" JSONB,

    CONSTRAINT "feed_visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_cursors" (
    "feed_id" INTEGER NOT NULL,
    "object_key" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "marker" TEXT,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feed_cursors_pkey" PRIMARY KEY ("feed_id","object_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE INDEX "sessions_of_user" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_of_user" ON "api_keys"("user_id");

-- CreateIndex
CREATE INDEX "rate_limits_by_expiry" ON "rate_limits"("expire");

-- CreateIndex
CREATE INDEX "audit_events_newest" ON "audit_events"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_events_of_subject" ON "audit_events"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "revisions_by_hash" ON "knowledge_base_revisions"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "revision_of_number" ON "knowledge_base_revisions"("knowledge_base_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "draft_of_person" ON "drafts"("knowledge_base_id", "user_id");

-- CreateIndex
CREATE INDEX "corrections_in_force" ON "corrections"("knowledge_base_id", "undone_at");

-- CreateIndex
CREATE UNIQUE INDEX "playbooks_shipped_as_key" ON "playbooks"("shipped_as");

-- CreateIndex
CREATE UNIQUE INDEX "playbook_revision_of_number" ON "playbook_revisions"("playbook_id", "number");

-- CreateIndex
CREATE INDEX "uploads_by_age" ON "uploads"("created_at");

-- CreateIndex
CREATE INDEX "runs_by_status" ON "runs"("status", "created_at");

-- CreateIndex
CREATE INDEX "runs_newest" ON "runs"("created_at" DESC);

-- CreateIndex
CREATE INDEX "runs_of_revision" ON "runs"("revision_id");

-- CreateIndex
CREATE INDEX "masked_messages_in_mining_order" ON "masked_messages"("run_id", "tokens", "text");

-- CreateIndex
CREATE UNIQUE INDEX "prediction_of_subject" ON "run_predictions"("run_id", "kind", "problem_id", "anomaly_id");

-- CreateIndex
CREATE INDEX "worker_processes_by_beat" ON "worker_processes"("beat_at");

-- CreateIndex
CREATE INDEX "etl_jobs_of_run" ON "etl_jobs"("run_id", "started_at");

-- CreateIndex
CREATE INDEX "etl_jobs_newest" ON "etl_jobs"("started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "feeds_name_key" ON "feeds"("name");

-- CreateIndex
CREATE INDEX "visits_of_feed" ON "feed_visits"("feed_id", "started_at" DESC);

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_base_revisions" ADD CONSTRAINT "knowledge_base_revisions_knowledge_base_id_fkey" FOREIGN KEY ("knowledge_base_id") REFERENCES "knowledge_bases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_base_revisions" ADD CONSTRAINT "knowledge_base_revisions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_problems" ADD CONSTRAINT "revision_problems_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "knowledge_base_revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_anomalies" ADD CONSTRAINT "revision_anomalies_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "knowledge_base_revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_links" ADD CONSTRAINT "revision_links_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "knowledge_base_revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_knowledge_base_id_fkey" FOREIGN KEY ("knowledge_base_id") REFERENCES "knowledge_bases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_base_revision_id_fkey" FOREIGN KEY ("base_revision_id") REFERENCES "knowledge_base_revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_changes" ADD CONSTRAINT "draft_changes_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_knowledge_base_id_fkey" FOREIGN KEY ("knowledge_base_id") REFERENCES "knowledge_bases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playbook_revisions" ADD CONSTRAINT "playbook_revisions_playbook_id_fkey" FOREIGN KEY ("playbook_id") REFERENCES "playbooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playbook_revisions" ADD CONSTRAINT "playbook_revisions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playbook_confirmations" ADD CONSTRAINT "playbook_confirmations_knowledge_base_id_fkey" FOREIGN KEY ("knowledge_base_id") REFERENCES "knowledge_bases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playbook_confirmations" ADD CONSTRAINT "playbook_confirmations_playbook_id_fkey" FOREIGN KEY ("playbook_id") REFERENCES "playbooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playbook_confirmations" ADD CONSTRAINT "playbook_confirmations_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_playbook_id_fkey" FOREIGN KEY ("playbook_id") REFERENCES "playbooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "feed_visits"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "knowledge_base_revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_stages" ADD CONSTRAINT "run_stages_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_files" ADD CONSTRAINT "log_files_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_parts" ADD CONSTRAINT "run_parts_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_origins" ADD CONSTRAINT "log_origins_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "masked_messages" ADD CONSTRAINT "masked_messages_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_templates" ADD CONSTRAINT "log_templates_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matches" ADD CONSTRAINT "matches_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matches" ADD CONSTRAINT "matches_run_id_template_number_fkey" FOREIGN KEY ("run_id", "template_number") REFERENCES "log_templates"("run_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_incidents" ADD CONSTRAINT "run_incidents_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_predictions" ADD CONSTRAINT "run_predictions_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_novel_anomalies" ADD CONSTRAINT "run_novel_anomalies_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_unmatched_errors" ADD CONSTRAINT "run_unmatched_errors_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_ambiguous" ADD CONSTRAINT "run_ambiguous_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "severity_buckets" ADD CONSTRAINT "severity_buckets_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_buckets" ADD CONSTRAINT "finding_buckets_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etl_jobs" ADD CONSTRAINT "etl_jobs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etl_jobs" ADD CONSTRAINT "etl_jobs_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "worker_processes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_api_keys" ADD CONSTRAINT "feed_api_keys_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_api_keys" ADD CONSTRAINT "feed_api_keys_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_visits" ADD CONSTRAINT "feed_visits_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_cursors" ADD CONSTRAINT "feed_cursors_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The only one knowledge base a run falls back to.
CREATE UNIQUE INDEX "knowledge_bases_one_default" ON "knowledge_bases" ("is_default") WHERE "is_default";

-- Mining order and file order are the order of bytes, whatever the server's locale.
ALTER TABLE "masked_messages" ALTER COLUMN "text" TYPE TEXT COLLATE "C";
ALTER TABLE "log_files" ALTER COLUMN "path" TYPE TEXT COLLATE "C";

-- The names that SQL users rely on.
CREATE FUNCTION "severity_name" (rank smallint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (ARRAY['TRACE', 'DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'])[rank & 15] $$;

CREATE FUNCTION "instant_of" (micros bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT timestamptz 'epoch' + micros * interval '1 microsecond' $$;

CREATE VIEW "raw_logs" AS
SELECT r."occurred_at" AS "timestamp",
       "severity_name"(r."severity") AS "level",
       COALESCE(r."message", substr(r."text", r."message_start" + 1)) AS "message",
       r."text" AS "raw_log",
       f."name" AS "file_name",
       r."line" AS "line_number",
       u."input_name" AS "source_archive",
       r."run_id"
  FROM "log_records" r
  JOIN "runs" u ON u."id" = r."run_id" AND u."partition_key" = r."partition_key"
  JOIN "log_files" f ON f."run_id" = r."run_id" AND f."number" = r."file_number";

CREATE VIEW "processed_logs" AS
SELECT r."occurred_at" AS "timestamp",
       "severity_name"(r."severity") AS "level",
       COALESCE(r."message", substr(r."text", r."message_start" + 1)) AS "message",
       r."text" AS "raw_log",
       f."name" AS "file_name",
       r."line" AS "line_number",
       u."input_name" AS "source_archive",
       r."run_id",
       t."text" AS "generalized_message",
       CASE WHEN m."road" = 'error' THEN m."target_ids"[1] END AS "problem_id",
       CASE WHEN m."road" = 'warning' THEN m."target_ids"[1] END AS "anomaly_id",
       CASE WHEN m."outcome" = 'matched' THEN m."similarity" END AS "match_score"
  FROM "log_records" r
  JOIN "runs" u ON u."id" = r."run_id" AND u."partition_key" = r."partition_key"
  JOIN "log_files" f ON f."run_id" = r."run_id" AND f."number" = r."file_number"
  LEFT JOIN "masked_messages" g
    ON g."run_id" = r."run_id" AND g."fingerprint" = r."fingerprint"
   AND g."road" = CASE WHEN r."severity" & 15 >= 5 THEN 2 WHEN r."severity" & 15 = 4 THEN 1 ELSE 0 END
  LEFT JOIN "log_templates" t ON t."run_id" = g."run_id" AND t."number" = g."template_number"
  LEFT JOIN "matches" m
    ON m."run_id" = t."run_id" AND m."template_number" = t."number"
   AND m."road" = CASE g."road" WHEN 2 THEN 'error'::"Road" WHEN 1 THEN 'warning'::"Road" END
   AND m."outcome" = 'matched';

CREATE VIEW "analysis_results" AS
SELECT u."id" AS "run_id", u."name", u."status", u."model", u."model_id", u."matching", u."input_name" AS "source_archive",
       k."name" AS "knowledge_base", v."number" AS "revision", u."created_at", u."started_at", u."finished_at",
       u."files", u."bytes", u."lines", u."events", u."continuations", u."blank_lines", u."structural_lines", u."unread_lines",
       u."cut_lines", u."replaced_bytes", u."errors", u."warning_records" AS "warnings", u."template_count" AS "templates",
       u."incident_count" AS "incidents",
       (SELECT count(*) FROM "findings" f WHERE f."run_id" = u."id") AS "findings",
       (SELECT count(*) FROM "run_novel_anomalies" n WHERE n."run_id" = u."id") AS "novel_anomalies",
       (SELECT count(*) FROM "run_unmatched_errors" e WHERE e."run_id" = u."id") AS "unmatched_errors"
  FROM "runs" u
  LEFT JOIN "knowledge_base_revisions" v ON v."id" = u."revision_id"
  LEFT JOIN "knowledge_bases" k ON k."id" = v."knowledge_base_id";

CREATE VIEW "incidents" AS
SELECT i."run_id", i."problem_id", i."title", i."priority", i."impact_score", i."anomalies", i."systems_affected", i."systems",
       i."error_count", i."similarity", i."probability", i."decided_by",
       "instant_of"(i."first_micros") AS "first_seen", "instant_of"(i."last_micros") AS "last_seen",
       f."name" AS "file_name", i."line" AS "line_number", i."text" AS "raw_log"
  FROM "run_incidents" i JOIN "log_files" f ON f."run_id" = i."run_id" AND f."number" = i."file_number";

CREATE VIEW "predictive_alerts" AS
SELECT p."run_id", p."problem_id", p."anomaly_id", p."likelihood", "instant_of"(p."issued_micros") AS "triggered_at"
  FROM "run_predictions" p WHERE p."kind" = 'anomaly' AND p."outcome" <> 'came-true';

CREATE VIEW "novel_anomalies" AS
SELECT n."run_id", "instant_of"(n."micros") AS "timestamp", n."text" AS "raw_log", f."name" AS "file_name", n."line" AS "line_number",
       t."text" AS "generalized_message", n."problem_id", n."delta_micros" / 1000000.0 AS "delta_seconds",
       n."best_known_id" AS "best_known_anomaly_id", n."similarity" AS "match_score"
  FROM "run_novel_anomalies" n
  JOIN "log_files" f ON f."run_id" = n."run_id" AND f."number" = n."file_number"
  LEFT JOIN "log_templates" t ON t."run_id" = n."run_id" AND t."number" = n."template_number";
