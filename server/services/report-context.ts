import { LRUCache } from "lru-cache";
import { pool } from "@/server/db/client";
import { listTimeline } from "@/server/db/run-result";
import { textIn } from "@/server/domain/knowledge/playbook";
import { markdownText } from "@/server/domain/report/markdown-text";
import { microsToIso } from "@/server/domain/report/micros-to-iso";
import { edgeOf, NO_TIME, outsideRecords } from "@/server/domain/time-grid";
import { novelKey, type ReportContext, type ReportPlaybook, type ReportProblem } from "@/server/domain/report/report-context";
import { keptPlaybooks, playbooksOf, type RunPlaybook } from "./run-playbooks";
import type { LoadedResult } from "./run-result";

/** Steps of playbooks as plain text: the same ones stand in one report after the other. */
const plainSteps = new LRUCache<string, string>({ max: 2_048, memoMethod: (markdown) => markdownText(markdown) });

/** What the reports of a run say beside its result. */
export async function loadReportContext({ facts, rows, knowledge, nameOf, result }: LoadedResult): Promise<ReportContext> {
  const named = new Set([...rows.incidents, ...rows.predictions, ...rows.novel].map((row) => row.problemId));
  // What the run was ranked with, whatever was confirmed or edited since: all reports say the same, and result.json says which.
  const playbooks = facts.playbooks === null ? await playbooksOf(knowledge, [...named]) : await keptPlaybooks(facts.playbooks);
  const systems = new Map(rows.incidents.map((incident) => [incident.problemId, incident.systems]));
  const timeline = await listTimeline(pool(), facts.id);
  const { locale } = facts;
  const grid = facts.grid ?? NO_TIME;
  const counts = new Map(timeline.buckets.map(({ bucket, errors, warnings, others }) => [bucket, errors + warnings + others]));
  return {
    locale,
    zone: facts.timeZone,
    problems: new Map(
      knowledge.problems.filter(({ id }) => named.has(id)).map(({ id, text }): [number, ReportProblem] => {
        const playbook = playbooks.get(id);
        return [id, { text, playbook: playbook ? toReport(playbook, locale) : null, systems: systems.get(id) ?? [] }];
      }),
    ),
    anomalyTexts: new Map(knowledge.anomalies.map(({ id, text }) => [id, text])),
    timeline: {
      bucketMs: grid.bucketMicros / 1_000,
      buckets: timeline.buckets.map(({ bucket, errors, warnings, others }) => ({ startMs: edgeOf(grid, bucket) / 1_000, counts: { ERROR: errors, WARNING: warnings, INFO: others } })),
    },
    grid,
    outside: outsideRecords(grid, (bucket) => counts.get(bucket) ?? 0),
    systems: timeline.systems,
    novelTriggers: new Map(
      rows.novel.map((novel, index) => {
        const shown = result.novelAnomalies[index];
        return [novelKey(shown ?? { file: nameOf(novel.fileNumber), line: novel.line }), { file: nameOf(novel.problemFile), line: novel.problemLine, timestamp: microsToIso(novel.problemMicros) }];
      }),
    ),
  };
}

function toReport({ title, priority, owner, steps, status }: RunPlaybook, locale: "en" | "ru"): ReportPlaybook {
  return { title: textIn(title, locale), priority, owner: textIn(owner, locale) || null, steps: steps.map((step) => plainSteps.memo(textIn(step.text, locale))), status };
}
