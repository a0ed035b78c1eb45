import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { createPlaybook, deletePlaybook } from "@/server/db/playbooks";
import { findChecklist } from "@/server/services/checklist";
import { classifyRunAgain, deleteRun } from "@/server/services/control-run";
import { loadReportContext } from "@/server/services/report-context";
import { type LoadedResult, loadRunResult } from "@/server/services/run-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { ownOutageArchive } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";

const PROBLEM = 1;

let runId: number;
let playbookId = 0;

beforeAll(async () => {
  await startWorkers(1);
  runId = await newRun(await inputFile("Night_8.zip", await ownOutageArchive(40, "the shelf of one language")), { locale: "ru" });
  expect((await followRun(runId)).last.status).toBe("completed");
});
afterAll(async () => {
  await deletePlaybook(playbookId);
  await deleteRun(runId);
  await stopWorkers();
});

async function load(): Promise<LoadedResult> {
  const loaded = await loadRunResult(runId);
  if (loaded === null) throw new Error("no result");
  return loaded;
}

it("a playbook whose text in the reader's language was emptied is told in the other one", async () => {
  const { knowledge } = await load();
  const { rows } = await pool().query<{ id: number }>("select id from users order by id limit 1");
  const text = (en: string) => ({ en, ru: "" });
  const content = { priority: "high" as const, title: text("Reconnect the shelf"), owner: text("Storage team"), steps: [{ id: "1", text: text("Look at the **cables**") }] };
  playbookId = await createPlaybook(content, rows[0]?.id ?? 0, { knowledgeBaseId: knowledge.knowledgeBaseId, problemId: PROBLEM });

  expect(await classifyRunAgain(runId)).toEqual({ kind: "done" });
  expect((await followRun(runId)).last.status).toBe("completed");
  expect((await loadReportContext(await load())).problems.get(PROBLEM)?.playbook).toMatchObject({ title: "Reconnect the shelf", owner: "Storage team", steps: ["Look at the cables"], status: "confirmed" });
  expect(await findChecklist({ runId, problemId: PROBLEM }, knowledge, "ru")).toMatchObject({ title: "Reconnect the shelf", owner: "Storage team", steps: [{ text: "Look at the **cables**" }] });
});
