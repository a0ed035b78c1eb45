import { extractInput } from "@/server/archive/extract-input";
import type { ExtractedFile } from "@/server/archive/extracted-file";
import { type NewLogFile, writeFilesAndParts } from "@/server/db/log-files";
import { createPartition, SHARED_PARTITION } from "@/server/db/record-table";
import { pool } from "@/server/db/client";
import { beginStage, endStage, type Failure, holdRun, type RunWork } from "@/server/db/run-stages";
import { transaction } from "@/server/db/transaction";
import { planParts } from "@/server/domain/extract/plan-parts";
import { comparePaths, shownNames } from "@/server/domain/extract/shown-names";
import { dateFiles } from "@/server/domain/parse/date-files";
import { zoneOrUtc } from "@/server/domain/parse/zone";
import { enqueue } from "@/server/queue/jobs";
import { resolveRunKnowledge } from "@/server/services/run-knowledge";
import { defaultStorage } from "@/server/storage/default-storage";
import { defineTask } from "../define-task";
import { passOn, runPayload, type RunPayload } from "../define-stage";

/** Runs with fewer bytes than this share a table. */
const SHARED_BELOW_BYTES = 4 * 1024 * 1024;

/** Goes through the input once: which files it has, where each can be read, how the work is cut. */
export const extractTask = defineTask("extract", runPayload, async (payload) => {
  const run = await beginStage(pool(), payload, "extract");
  if (!run) return { kind: "stale" };
  const inventory = await takeInventory(run, payload);
  if (inventory.kind === "failed") return inventory;
  const knowledge = await resolveRunKnowledge(run, inventory.knowledgeBases);
  if (knowledge.kind === "failed") return knowledge;
  const rows = await writePlan(run, payload, { files: inventory.files, ...knowledge });
  return rows === null ? { kind: "stale" } : { kind: "done", rows };
});

interface Inventory {
  kind: "taken";
  files: Exclude<ExtractedFile, { kind: "knowledge-base" }>[];
  knowledgeBases: (ExtractedFile & { kind: "knowledge-base" })[];
}

async function takeInventory(run: RunWork, { runId, attempt }: RunPayload): Promise<Inventory | { kind: "failed"; failure: Failure }> {
  const inventory: Inventory = { kind: "taken", files: [], knowledgeBases: [] };
  const extraction = extractInput({ input: run.input, storage: defaultStorage(), keyPrefix: `runs/${String(runId)}/${String(attempt)}/blocks`, limits: run.settings.limits });
  for await (const file of extraction) {
    if (file.kind === "refused") return { kind: "failed", failure: codeAndParams(file.reason) };
    if (file.kind === "knowledge-base") inventory.knowledgeBases.push(file);
    else inventory.files.push(file);
  }
  return inventory;
}

function codeAndParams({ code, ...params }: { code: string; [name: string]: unknown }): Failure {
  return { code, params };
}

/** The earliest year a file's own time is believed from: ZIP entries without a time say 1980. */
const FIRST_CREDIBLE_YEAR = 1981;

function credibleMicros(modifiedAt: Date | null): number | null {
  return modifiedAt !== null && modifiedAt.getUTCFullYear() >= FIRST_CREDIBLE_YEAR ? modifiedAt.getTime() * 1_000 : null;
}

function toLogFiles(files: Inventory["files"], run: RunWork): { rows: NewLogFile[]; blocks: (ExtractedFile & { kind: "log" })["blocks"][] } {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path));
  const logs = sorted.filter((file) => file.kind === "log");
  const names = new Map(shownNames(logs.map((file) => file.path)).map((name, index) => [logs[index]?.path, name]));
  const zones = new Map(run.settings.fileZones?.map(({ path, timeZone }) => [path, timeZone]));
  const undated = logs.map(({ path, modifiedAt, firstTime }) => ({ path, modifiedMicros: credibleMicros(modifiedAt), firstTime, zone: zoneOrUtc(zones.get(path) ?? run.timeZone) }));
  const bases = new Map(dateFiles(undated, { givenYear: run.settings.givenYear, runYear: run.year }).map((basis, index) => [logs[index], basis]));
  const rows = sorted.map((file, number): NewLogFile => {
    const common = { number, path: file.path, name: names.get(file.path) ?? file.path };
    if (file.kind === "skipped") return { ...common, bytes: 0, place: null, timeZone: null, modifiedMicros: null, timeBasis: null, skipped: codeAndParams(file.reason) };
    return { ...common, bytes: file.bytes, place: file.place, timeZone: zones.get(file.path) ?? null, modifiedMicros: credibleMicros(file.modifiedAt), timeBasis: bases.get(file) ?? null, skipped: null };
  });
  return { rows, blocks: sorted.map((file) => (file.kind === "log" ? file.blocks : [])) };
}

interface Plan {
  files: Inventory["files"];
  revisionId: number;
  warnings: Failure[];
}

async function writePlan(run: RunWork, payload: RunPayload, plan: Plan): Promise<number | null> {
  const { rows, blocks } = toLogFiles(plan.files, run);
  const parts = planParts(blocks.map((fileBlocks, number) => ({ number, blocks: fileBlocks })));
  const bytes = rows.reduce((sum, file) => sum + file.bytes, 0);
  const partitionKey = bytes < SHARED_BELOW_BYTES ? SHARED_PARTITION : run.id;
  return transaction(async (client) => {
    await holdRun(client, payload, "extract");
    await writeFilesAndParts(client, run.id, rows, parts);
    if (partitionKey !== SHARED_PARTITION) await createPartition(client, partitionKey);
    await client.query(
      `update runs set revision_id = $2, warnings = case when revision_id is null then $3::jsonb else warnings end, partition_key = $4, parts_total = $5, parts_pending = $5, files = $6, bytes = $7, lines = 0 where id = $1`,
      [run.id, plan.revisionId, JSON.stringify(plan.warnings), partitionKey, parts.length, rows.filter((file) => file.skipped === null).length, bytes],
    );
    await endStage(client, run.id, "extract");
    await beginStage(client, payload, "parse");
    if (parts.length === 0) await passOn(client, payload, "parse");
    await enqueue(client, "parse", parts.map((part) => ({ ...payload, part: part.number })));
    return rows.length;
  });
}
