import type { PoolClient } from "pg";
import { totalFiles } from "@/server/db/log-files";
import { writeSeveritySeries } from "@/server/db/linked-rows";
import { listOrigins, writeSystems } from "@/server/db/log-origins";
import { assignTemplates, groupsByTokens, moveTemplates } from "@/server/db/masked-messages";
import { analyzeRecords } from "@/server/db/record-table";
import { RunTimeCells } from "@/server/db/run-parts";
import { type TemplateText, writeTemplates } from "@/server/db/templates";
import { findTimeSpan, writeTimeGrid } from "@/server/db/time-grid";
import { GridChoice } from "@/server/domain/aggregate/choose-grid";
import { addSeries, type SeveritySeries, severitySeries } from "@/server/domain/aggregate/severity-series";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { joinShares, mineGroup, MOST_MINED_TEXTS } from "@/server/domain/generalize/mine-templates";
import { getOrMake } from "@/server/domain/get-or-make";
import { systemOf } from "@/server/domain/parse/system-of";
import { defineStage } from "../define-stage";

/** All parts are read: adds them up, by time too, settles the systems and mines the templates. */
export const generalizeTask = defineStage("generalize", (run) =>
  Promise.resolve({
    kind: "write",
    async write(client) {
      await totalFiles(client, run.id);
      await countByTime(client, run.id, await settleSystems(client, run.id));
      await analyzeRecords(client, run.partitionKey);
      const templates = await mine(client, run.id);
      await writeTemplates(client, run.id, templates);
      return templates.length;
    },
  }),
);

/** Whether a component word is the system is known only now: it depends on how many the run has. @returns the system of each origin */
async function settleSystems(client: PoolClient, runId: number): Promise<Map<number, string>> {
  const origins = await listOrigins(client, runId);
  const components = new Set(origins.flatMap((origin) => (origin.column === "component" && origin.source !== null ? [origin.source] : [])));
  const systems = origins.map((origin) => ({ id: origin.id, system: systemOf({ column: origin.column, host: origin.host, component: origin.source, distinctComponents: components.size, file: origin.path }) }));
  await writeSystems(client, runId, systems);
  return new Map(systems.map(({ id, system }) => [id, system]));
}

/** Cuts the time of the run into buckets and counts its records by them; nothing where none has a time. */
async function countByTime(client: PoolClient, runId: number, systems: ReadonlyMap<number, string>): Promise<void> {
  const span = await findTimeSpan(client, runId);
  if (span === null) return;
  const cells = await RunTimeCells.open(client, runId);
  const choice = new GridChoice(span.firstMicros, span.lastMicros);
  for await (const parts of cells.read()) choice.add(parts);
  const grid = choice.grid();
  await writeTimeGrid(client, runId, grid);
  let series: SeveritySeries[] = [];
  for await (const parts of cells.read()) series = addSeries(series, severitySeries(parts, (origin) => systems.get(origin) ?? "", grid));
  await writeSeveritySeries(client, runId, series);
}

/** Templates are numbered in the order in which mining meets them, which is the order of the sorted texts. */
async function mine(client: PoolClient, runId: number): Promise<TemplateText[]> {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => getOrMake(numbers, text, () => numbers.size + 1);
  /** By number of tokens. */
  const ofShares = new Map<number, Set<string>>();
  for await (const { tokens, shares, messages } of groupsByTokens(client, runId, MOST_MINED_TEXTS)) {
    const mined = mineGroup(messages);
    await assignTemplates(client, runId, messages.map(({ fingerprint }) => fingerprint), mined.map(numberOf));
    const found = shares > 1 ? getOrMake(ofShares, tokens, () => new Set<string>()) : null;
    if (found !== null) for (const text of mined) found.add(text);
  }
  const joined = new Map([...ofShares.values()].flatMap((templates) => [...joinShares([...templates])]));
  await moveTemplates(client, runId, [...joined].map(([text, wider]) => ({ from: numberOf(text), to: numberOf(wider) })));
  const wider = new Set(joined.values());
  return [...numbers].filter(([text]) => !joined.has(text) || wider.has(text)).map(([text, number]) => ({ number, text, embeddedText: embeddedText(text) }));
}
