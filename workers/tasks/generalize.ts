import type { PoolClient } from "pg";
import { totalFiles } from "@/server/db/log-files";
import { listOrigins, writeSystems } from "@/server/db/log-origins";
import { assignTemplates, groupsByTokens } from "@/server/db/masked-messages";
import { analyzeRecords } from "@/server/db/record-table";
import { type TemplateText, writeTemplates } from "@/server/db/templates";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { mineGroup } from "@/server/domain/generalize/mine-templates";
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
  for await (const group of groupsByTokens(client, runId)) {
    const mined = mineGroup(group);
    const assigned = mined.map((text) => {
      const number = numbers.get(text) ?? numbers.size + 1;
      numbers.set(text, number);
      return number;
    });
    await assignTemplates(client, runId, group.map((message) => message.fingerprint), assigned);
  }
  return [...numbers].map(([text, number]) => ({ number, text, embeddedText: embeddedText(text) }));
}
