import { pool } from "@/server/db/client";
import { listTemplates, type TemplatePage, type TemplateQuery } from "@/server/db/run-lists";
import { enqueue } from "@/server/queue/jobs";

/**
 * Templates of a run. Where their trends are not counted yet a worker is asked to, and a later call has them: what a run has
 * nobody look at is not counted at all.
 */
export async function findTemplatePage(runId: number, query: TemplateQuery): Promise<TemplatePage> {
  const page = await listTemplates(runId, query);
  if (page.rows.some(({ points }) => points === null)) await enqueue(pool(), "count-trends", [{ id: runId }]);
  return page;
}
