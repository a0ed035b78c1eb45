import { readFile } from "node:fs/promises";
import path from "node:path";
import { closeDatabase } from "@/server/db/client";
import { isConnectionLost } from "@/server/db/connection-lost";
import type { Failure } from "@/server/db/run-stages";
import { env, overrideEnv, readEnv } from "@/server/env";
import { logger } from "@/server/logger";
import { cancelRun } from "@/server/services/control-run";
import { createRun, type CreateRunInput } from "@/server/services/create-run";
import { failureText } from "@/server/services/failure-text";
import { copyReports } from "@/server/services/run-reports";
import { importKnowledge } from "@/server/services/run-knowledge";
import { NO_STORAGE } from "@/server/storage/default-storage";
import { findRunState, type RunState } from "@/server/db/run-state";
import { type AnalyzeOptions, defaultOut, readAnalyzeOptions } from "./analyze-options";
import { canTakeFiles } from "./can-take-files";
import { reasonOf, sayStackError } from "../stack/failure-reason";
import { joinStack } from "../stack/join-stack";
import { onOneLine, say, terminalLocale, textOf, wrongSetting } from "../stack/say";
import { shownPath } from "../stack/shown-path";
import type { Stack } from "../stack/stack";
import { StackError } from "../stack/stack-error";

/** The call, the input or a setting is at fault: the caller can mend it. */
const EXIT_MEND = 2;
const EXIT_FAILED = 1;
const EXIT_INTERRUPTED = 130;

const POLL_MILLISECONDS = 100;

/** Failures of a run that do not lie in what the caller gave. */
const FAULT_IS_OURS = new Set(["internal", "disk-full"]);

/** `npm run analyze`: one analysis without the browser. */
async function main(): Promise<number> {
  const base = process.env.INIT_CWD ?? process.cwd();
  const reading = readAnalyzeOptions(process.argv.slice(2), base);
  if (reading.kind === "wrong") return stop(EXIT_MEND, reading.key, reading.params);
  const settings = readEnv(process.env);
  if (settings.kind === "invalid") return stop(EXIT_MEND, "setting-wrong", wrongSetting(settings));
  const { out } = reading.options;
  // Before the work, not after it.
  if (out !== null && !(await canTakeFiles(out))) return stop(EXIT_MEND, "out-wrong", { out });
  let isInterrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => (isInterrupted = true));
  const givenDatabase = env().DATABASE_URL;
  let stack: Stack | null = null;
  try {
    // Another analysis takes as long as it takes.
    const joined = await joinStack({ web: false, patienceMilliseconds: Infinity, isInterrupted: () => isInterrupted });
    if (joined.kind === "interrupted") return stop(EXIT_INTERRUPTED, "run-cancelled", {});
    if (joined.kind === "running") overrideEnv({ DATABASE_URL: joined.running.databaseUrl, ...NO_STORAGE, ...joined.running.storage });
    else stack = joined.stack;
    return await analyze(reading.options, base, () => isInterrupted);
  } catch (error) {
    if (error instanceof StackError) sayStackError(error, givenDatabase);
    else if (isConnectionLost(error)) say("database-lost", { reason: reasonOf(error) });
    else {
      logger.error({ err: error }, "analysis ended by an error");
      say("unexpected", { reason: reasonOf(error) });
    }
    return EXIT_FAILED;
  } finally {
    if (stack) await stack.stop();
    else await closeDatabase();
  }
}

function stop(code: number, key: Parameters<typeof say>[0], params: Record<string, string>): number {
  say(key, params);
  return code;
}

async function analyze(options: AnalyzeOptions, base: string, isInterrupted: () => boolean): Promise<number> {
  const knowledge = await readKnowledge(options.kb);
  if (knowledge.kind === "failed") return refuse(knowledge.failure);
  const { revisionId, warnings } = knowledge;
  const { model, retain, timezone, locale, input } = options;
  const request: CreateRunInput = { source: { kind: "path", path: input }, model, retain, timeZone: timezone, locale, createdById: null, warnings };
  const created = await createRun({
    ...request,
    ...(options.name === null ? {} : { name: options.name }),
    ...(options.matching === null ? {} : { matching: options.matching }),
    ...(options.year === null ? {} : { year: options.year }),
    ...(revisionId === null ? {} : { revisionId }),
  });
  if (created.kind === "refused") return refuse(created.reason);
  const state = await waitForRun(created.runId, isInterrupted);
  if (state === "interrupted") {
    await cancelRun(created.runId);
    return stop(EXIT_INTERRUPTED, "run-cancelled", {});
  }
  if (state.status !== "completed") return end(state);
  state.warnings.forEach(sayFailure);
  const out = options.out ?? defaultOut(base, state.name);
  await copyReports(created.runId, out);
  if (options.json) process.stdout.write(await readFile(path.join(out, "result.json")));
  say("reports-written", { out: shownPath(out, base) });
  return 0;
}

/** Names in the sentence are the archive's own. */
function sayFailure(failure: Failure): void {
  process.stderr.write(`${onOneLine(failureText(failure, terminalLocale()))}\n`);
}

function refuse(failure: Failure): number {
  sayFailure(failure);
  return EXIT_MEND;
}

function end(state: RunState): number {
  if (state.status === "cancelled") return stop(EXIT_INTERRUPTED, "run-cancelled", {});
  const failure = state.failure ?? { code: "internal", params: {} };
  sayFailure(failure);
  return FAULT_IS_OURS.has(failure.code) || failure.code.startsWith("s3-") ? EXIT_FAILED : EXIT_MEND;
}

type GivenKnowledge = { kind: "resolved"; revisionId: number | null; warnings: Failure[] } | { kind: "failed"; failure: Failure };

async function readKnowledge(file: string | null): Promise<GivenKnowledge> {
  if (file === null) return { kind: "resolved", revisionId: null, warnings: [] };
  const content = await readFile(file).catch(() => null);
  if (!content) return { kind: "failed", failure: { code: "knowledge-base-missing", params: { file } } };
  return importKnowledge(content, file, { name: path.basename(file), createdById: null });
}

async function waitForRun(runId: number, isInterrupted: () => boolean): Promise<RunState | "interrupted"> {
  let shown = "";
  for (;;) {
    if (isInterrupted()) return "interrupted";
    const state = await findRunState(runId);
    if (!state) throw new Error(`run ${String(runId)} is gone`);
    shown = showProgress(state, shown);
    if (state.status !== "queued" && state.status !== "running") {
      if (process.stderr.isTTY) process.stderr.write("\n");
      return state;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}

/** One line that is written over on a terminal; elsewhere a line for each stage. */
function showProgress(state: RunState, shown: string): string {
  const percent = String(Math.floor(state.progress));
  const text = process.stderr.isTTY ? textOf("progress", { stage: state.stage, percent, lines: String(state.lines) }) : textOf("stage", { stage: state.stage });
  if (text === shown || state.status === "queued") return shown;
  process.stderr.write(process.stderr.isTTY ? `\r${text.padEnd(shown.length)}` : `${text}\n`);
  return text;
}

process.exitCode = await main();
process.exit();
