import { findRunHead } from "@/server/db/run-page";
import { listTemplateTrends } from "@/server/db/run-templates";

/** How a template's records lie in time and over the systems. Only records that were kept are counted. */
export interface TemplateTrend {
  templateNumber: number;
  /** Records in each of the equal stretches of the log; empty where none carries a time. */
  points: number[];
  /** Most records first. */
  systems: string[];
}

const POINTS = 48;

/** The trends of some templates of a run; null where there is no such run. */
export async function findTemplateTrends(runId: number, templateNumbers: readonly number[]): Promise<TemplateTrend[] | null> {
  const head = await findRunHead(runId);
  if (head === null) return null;
  const { partitionKey, firstMicros, lastMicros } = head;
  const startMicros = firstMicros ?? 0;
  const pointMicros = Math.max(1, ((lastMicros ?? startMicros) - startMicros + 1) / POINTS);
  const rows = await listTemplateTrends({ runId, partitionKey, startMicros, pointMicros, points: POINTS }, templateNumbers);
  return templateNumbers.map((templateNumber) => {
    const own = rows.filter((row) => row.templateNumber === templateNumber);
    const points = Array.from({ length: own.some(({ point }) => point !== null) ? POINTS : 0 }, () => 0);
    const systems = new Map<string, number>();
    for (const { point, system, records } of own) {
      if (point !== null) points[point] = (points[point] ?? 0) + records;
      if (system !== null) systems.set(system, (systems.get(system) ?? 0) + records);
    }
    return { templateNumber, points, systems: [...systems].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([system]) => system) };
  });
}
