import { pool } from "@/server/db/client";
import { listMatches, type MatchRow } from "@/server/db/matches";
import { listRoadTemplates, type RoadTemplate } from "@/server/db/templates";
import { type LinkedRun, type LinkedTemplate, linkRun } from "@/server/domain/link/link-run";
import { loadRunRevision, type RunKnowledge } from "./run-knowledge";

/** A template with what it was recognised as. */
export interface JoinedTemplate {
  template: LinkedTemplate;
  match: MatchRow;
}

/** Puts each template and its match together. */
export function joinTemplates(templates: readonly RoadTemplate[], matches: readonly MatchRow[]): JoinedTemplate[] {
  const byKey = new Map(matches.map((match) => [`${String(match.templateNumber)} ${match.road}`, match]));
  return templates.flatMap((row) => {
    const match = byKey.get(`${String(row.number)} ${row.road}`);
    if (!match) return [];
    const { outcome, targetIds, similarity, probability, decidedBy, route } = match;
    const first = { micros: row.firstMicros, file: row.firstFile, line: row.firstLine, text: row.firstText };
    const { number, road, records, lastMicros } = row;
    return [{ match, template: { number, road, outcome, targetIds, similarity, probability, decidedBy, route, records, first, lastMicros } }];
  });
}

export interface LoadedRun {
  knowledge: RunKnowledge;
  templates: JoinedTemplate[];
  linked: LinkedRun;
}

/** What a run recognised, joined to problems, anomalies and findings. */
export async function loadLinkedRun(run: { id: number; revisionId: number | null }): Promise<LoadedRun> {
  const [knowledge, rows, matches] = await Promise.all([loadRunRevision(run), listRoadTemplates(pool(), run.id), listMatches(pool(), run.id)]);
  const templates = joinTemplates(rows, matches);
  return { knowledge, templates, linked: linkRun(templates.map(({ template }) => template), knowledge.links) };
}
