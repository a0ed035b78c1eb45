import { z } from "zod";
import { findRunRow, type RunRow, RUNS } from "@/server/db/listings/runs-listing";
import type { RunState } from "@/server/db/run-state";
import { microsToIso } from "@/server/domain/report/micros-to-iso";
import { cancelRun as cancel, classifyRunAgain as classifyAgain, type ControlResult, deleteRun as remove, retryRun as retry } from "@/server/services/control-run";
import { createRun as create } from "@/server/services/create-run";
import { failureText } from "@/server/services/failure-text";
import { findLoadedRevision } from "@/server/services/knowledge-revisions";
import { retimeRun as retime } from "@/server/services/retime-run";
import { findUploadState } from "@/server/services/uploads";
import { watchRun } from "@/server/services/watch-run";
import { defineRoute } from "../define-route";
import { streamEvents } from "../event-stream";
import { pagedRoute } from "../paged-route";
import { failureError, found, restError } from "../rest-error";
import { idParams, named } from "../schemas/named";
import { newClassification, newRun, newZones, run, runProgress } from "../schemas/run";
import { findRunState } from "@/server/db/run-state";

type Shown = z.input<typeof run>;

/** Dates become text on their way out, whichever way they were read. */
const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function showFailure(failure: unknown): Shown["failure"] {
  if (typeof failure !== "object" || failure === null || !("code" in failure)) return null;
  const params = "params" in failure && typeof failure.params === "object" && failure.params !== null ? { ...failure.params } : {};
  return { code: String(failure.code).replaceAll("-", "_"), message: failureText({ code: String(failure.code), params }, "en") };
}

function showRun(row: RunRow): Shown {
  const { id, name, status, progress, model, timeZone, createdBy, source, topPriority } = row;
  const { files, lines, events, continuations, blankLines, structuralLines, unreadLines, errors, warnings, templates, incidents } = row;
  return run.parse({
    id, name, status, stage: row.stage, progress, failure: showFailure(row.failure), model, matching: row.matching, retain: row.retain, timeZone,
    input: { name: row.inputName, bytes: row.inputBytes },
    knowledgeBase: row.knowledgeBaseId === null ? null : { id: row.knowledgeBaseId, name: row.knowledgeBase, revision: row.revision },
    createdAt: row.createdAt.toISOString(), createdBy, source, startedAt: iso(row.startedAt), finishedAt: iso(row.finishedAt),
    stats: { files, lines, events, continuations, blankLines, structuralLines, unreadLines, errors, warnings, templates, incidents },
    topPriority, firstTimestamp: microsToIso(row.firstMicros), lastTimestamp: microsToIso(row.lastMicros),
  });
}

export const listRuns = pagedRoute<RunRow, z.ZodUndefined, typeof run>({ listing: RUNS, item: run, show: showRun });

export const getRun = defineRoute({ params: idParams, response: run, run: async ({ params }) => showRun(found(await findRunRow(params.id))) });

export const createRun = defineRoute({
  body: newRun,
  response: run,
  status: 201,
  errors: [404, 409, 429],
  async run({ body: { uploadId, name, knowledgeBaseRevisionId, matching, year, ...options }, caller }) {
    const state = await findUploadState(uploadId, caller.userId);
    if (state.kind === "not-found") throw restError("not_found");
    if (!state.isComplete) throw failureError(409, { code: "upload-incomplete", params: { bytes: state.offset } });
    if (knowledgeBaseRevisionId !== undefined) found(await findLoadedRevision(knowledgeBaseRevisionId));
    const outcome = await create({
      ...options,
      source: { kind: "upload", uploadId },
      createdById: caller.userId,
      ...(name === undefined ? {} : { name }),
      ...(matching === undefined ? {} : { matching }),
      ...(year === undefined ? {} : { year }),
      ...(knowledgeBaseRevisionId === undefined ? {} : { revisionId: knowledgeBaseRevisionId }),
    });
    if (outcome.kind === "refused") throw failureError(outcome.reason.code === "queue-full" ? 429 : 400, outcome.reason);
    return showRun(found(await findRunRow(outcome.runId)));
  },
});

/** Throws where a run is not there or in no state for what was asked. */
export function settle(outcome: ControlResult): void {
  if (outcome.kind === "not-found") throw restError("not_found");
  if (outcome.kind === "refused") throw failureError(409, outcome.reason);
}

export const cancelRun = defineRoute({
  params: idParams,
  response: run,
  errors: [409],
  async run({ params }) {
    settle(await cancel(params.id));
    return showRun(found(await findRunRow(params.id)));
  },
});

export const retryRun = defineRoute({
  params: idParams,
  response: run,
  errors: [409],
  async run({ params }) {
    settle(await retry(params.id));
    return showRun(found(await findRunRow(params.id)));
  },
});

export const classifyRunAgain = defineRoute({
  params: idParams,
  body: newClassification,
  response: run,
  errors: [409],
  async run({ params, body: { knowledgeBaseRevisionId } }) {
    settle(await classifyAgain(params.id, knowledgeBaseRevisionId));
    return showRun(found(await findRunRow(params.id)));
  },
});

export const retimeRun = defineRoute({
  params: idParams,
  body: newZones,
  response: run,
  errors: [409],
  async run({ params, body }) {
    settle(await retime(params.id, body));
    return showRun(found(await findRunRow(params.id)));
  },
});

export const deleteRun = defineRoute({
  params: idParams,
  response: named("DeletedRun", z.object({ id: z.number(), deleted: z.literal(true) })),
  async run({ params }) {
    settle(await remove(params.id));
    return { id: params.id, deleted: true as const };
  },
});

function showProgress(id: number, { status, stage, progress, lines, failure }: RunState): z.output<typeof runProgress> {
  return runProgress.parse({ id, status, stage, progress, lines, failure: showFailure(failure) });
}

/** `progress` events while the run is at work, one `end` when it has ended or is gone. */
export const watchRunEvents = defineRoute({
  params: idParams,
  gives: { types: ["text/event-stream"] },
  async run({ params: { id }, request }) {
    found(await findRunState(id));
    return streamEvents(request.signal, async function* (signal) {
      let last: RunState | null = null;
      for await (const news of watchRun(id, signal)) {
        if (news.kind === "quiet") yield { kind: "comment" };
        last = news.kind === "state" ? news.state : last;
        if (news.kind === "state") yield { kind: "event", name: "progress", data: showProgress(id, news.state) };
        if (news.kind === "gone") return yield { kind: "event", name: "end", data: { id, status: "deleted" } };
      }
      if (last !== null) yield { kind: "event", name: "end", data: showProgress(id, last) };
    });
  },
});
