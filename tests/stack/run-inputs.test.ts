import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { appendPlaybookRevision, createPlaybook, deletePlaybook } from "@/server/db/playbooks";
import type { RunResult } from "@/server/domain/report/run-result";
import { cancelRun, classifyRunAgain, deleteRun } from "@/server/services/control-run";
import { loadReportContext } from "@/server/services/report-context";
import { copyReports } from "@/server/services/run-reports";
import { type LoadedResult, loadRunResult } from "@/server/services/run-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { ENTRY_TIME, zip } from "../support/zip";
import { outageFiles, ownOutageFiles } from "../support/outage";
import { makeFolder } from "../support/test-folders";
import { startWorkers, stopWorkers } from "../support/worker-processes";

const PROBLEM = 1;
const text = (en: string) => ({ en, ru: en });
const playbook = (title: string) => ({ priority: "high" as const, title: text(title), owner: text("Storage team"), steps: [{ id: "1", text: text("Look at the cables") }] });

let runId: number;
let userId: number;
let playbookId: number;
let files: Record<string, string | Buffer>;

async function load(): Promise<LoadedResult> {
  const loaded = await loadRunResult(runId);
  if (loaded === null) throw new Error("no result");
  return loaded;
}

/** What the written files say: the inputs, and the playbook of the problem. */
async function written(): Promise<{ inputs: RunResult["run"]["inputs"]; report: string }> {
  const folder = await makeFolder("inputs");
  await copyReports(runId, folder);
  const result = JSON.parse(await readFile(path.join(folder, "result.json"), "utf8")) as RunResult;
  return { inputs: result.run.inputs, report: await readFile(path.join(folder, "playbooks_recommendations.txt"), "utf8") };
}

const completed = async (): Promise<void> => expect((await followRun(runId)).last.status).toBe("completed");

beforeAll(async () => {
  userId = (await pool().query<{ id: number }>("select min(id) as id from users")).rows[0]?.id ?? 0;
  files = ownOutageFiles(40, "what a run is made of");
  await startWorkers(1);
  runId = await newRun(await inputFile("Night_9.zip", await zip(files)));
  await completed();
});
afterAll(async () => {
  await deletePlaybook(playbookId);
  await deleteRun(runId);
  await stopWorkers();
});

it("are the paths, sizes and entry times of its files, by the bytes of the paths", async () => {
  const modifiedAt = ENTRY_TIME.toISOString();
  const log = (name: string) => ({ path: name, bytes: Buffer.byteLength(outageFiles(40)[name] ?? ""), modifiedAt });
  expect((await written()).inputs.files).toEqual([
    log("night/database1_log.txt"),
    { path: "night/gateway1_log.txt.gz", bytes: expect.any(Number) as number, modifiedAt },
    log("night/orders.log"),
    { path: "night/rack.png", bytes: null, modifiedAt: null },
    log("night/storage1_log.txt"),
  ]);
});

it("are the revisions of playbooks that its reports were written with, whatever became of them since", async () => {
  const { knowledgeBaseId } = (await load()).knowledge;
  const ofProblem = ({ inputs }: Awaited<ReturnType<typeof written>>) => inputs.playbooks?.find(({ problemId }) => problemId === PROBLEM);
  playbookId = await createPlaybook(playbook("Reconnect the shelf"), userId, { knowledgeBaseId, problemId: PROBLEM });
  expect(ofProblem(await written())?.playbookId).not.toBe(playbookId);
  await classifyRunAgain(runId);
  await completed();
  const first = await written();
  expect(ofProblem(first)).toEqual({ problemId: PROBLEM, playbookId, revision: 1, status: "confirmed" });
  expect(first.report).toContain("Reconnect the shelf");

  expect(await appendPlaybookRevision(playbookId, playbook("Replace the shelf"), { basedOn: 1, createdById: userId })).toEqual({ kind: "saved", number: 2 });
  const loaded = await load();
  expect(loaded.result.run.inputs).toEqual(first.inputs);
  expect((await loadReportContext(loaded)).problems.get(PROBLEM)?.playbook?.title).toBe("Reconnect the shelf");

  await stopWorkers();
  await classifyRunAgain(runId);
  await cancelRun(runId);
  expect((await load()).result.run.inputs).toEqual(first.inputs);
  await startWorkers(1);
  await classifyRunAgain(runId);
  await completed();
  expect(ofProblem(await written())).toMatchObject({ revision: 2 });
});

it("of a run from before do not say which playbooks those were", async () => {
  await pool().query("update runs set playbooks = null where id = $1", [runId]);
  const loaded = await load();
  expect(loaded.result.run.inputs.playbooks).toBeNull();
  expect((await loadReportContext(loaded)).problems.get(PROBLEM)?.playbook?.title).toBe("Replace the shelf");
});
