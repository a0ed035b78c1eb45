import type { PoolClient } from "pg";
import { totalFiles } from "@/server/db/log-files";
import { listOrigins, writeSystems } from "@/server/db/log-origins";
import { assignTemplates, groupsByTokens, moveTemplates } from "@/server/db/masked-messages";
import { analyzeRecords } from "@/server/db/record-table";
import { type TemplateText, writeTemplates } from "@/server/db/templates";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { joinShares, mineGroup, MOST_MINED_TEXTS } from "@/server/domain/generalize/mine-templates";
import { getOrMake } from "@/server/domain/get-or-make";
import { systemOf } from "@/server/domain/parse/system-of";
import { defineStage } from "../define-stage";

/** All parts are read: adds them up, settles the systems and mines the templates. */
export const generalizeTask = defineStage("generalize", (run) =>
  Promise.resolve({
    kind: "write",
    async write(client) {
      await totalFiles(client, run.id);
      await settleSystems(client, run.id);
      await analyzeRecords(client, run.partitionKey);
      const templates = await mine(client, run.id);
      await writeTemplates(client, run.id, templates);
      return templates.length;
    },
  }),
);

/** Whether a component word is the system is known only now: it depends on how many the run has. */
async function settleSystems(client: PoolClient, runId: number): Promise<void> {
  const origins = await listOrigins(client, runId);
  const components = new Set(origins.flatMap((origin) => (origin.column === "component" && origin.source !== null ? [origin.source] : [])));
  await writeSystems(
    client,
    runId,
    origins.map((origin) => ({ id: origin.id, system: systemOf({ column: origin.column, host: origin.host, component: origin.source, distinctComponents: components.size, file: origin.path }) })),
  );
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
