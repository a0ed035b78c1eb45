-- Which revision of which playbook a run's incidents are told with: what was confirmed later is no input of it. Null in runs from
-- before, where nobody wrote it down.
ALTER TABLE "runs" ADD COLUMN "playbooks" JSONB;
