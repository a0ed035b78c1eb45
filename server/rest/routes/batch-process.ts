import { z } from "zod";
import { getOverview } from "@/server/db/overview";
import { createRuns } from "@/server/services/create-run";
import { dropUnusedUpload, storeUpload } from "@/server/services/store-upload";
import { defineRoute } from "../define-route";
import { multipartFiles } from "../multipart-files";
import { failureError, restError } from "../rest-error";
import { restWords } from "../rest-words";
import { acceptedBatch } from "../schemas/old-calls";

/** The most files of one call. */
const MAX_FILES = 100;

/** Old clients name the form's one field so. */
const FIELD = "files";

/** Takes files and queues a run over each: all of them, or none where one is refused. */
export const batchProcess = defineRoute({
  query: z.object({ model: z.enum(["light", "heavy"]).default("light") }),
  takes: { types: ["multipart/form-data"] },
  response: acceptedBatch,
  status: 201,
  errors: [413, 429],
  async run({ query: { model }, caller, request }) {
    const uploads: TakenFile[] = [];
    try {
      await takeFiles(request, caller.userId, uploads);
      const runIds = await queueRuns(uploads, model, caller.userId);
      const { queued } = await getOverview();
      return { tasks: runIds.map((id, index) => ({ task_id: String(id), status: "pending" as const, message: restWords("old.queued", { file: uploads[index]?.name }) })), total_files: runIds.length, queued };
    } catch (error) {
      for (const { id } of uploads) await dropUnusedUpload(id);
      throw error;
    }
  },
});

interface TakenFile {
  id: string;
  name: string;
}

async function queueRuns(uploads: readonly TakenFile[], model: "light" | "heavy", userId: number): Promise<number[]> {
  if (uploads.length === 0) throw restError("no_files", { field: FIELD });
  const created = await createRuns(uploads.map(({ id }) => ({ source: { kind: "upload", uploadId: id }, model, retain: "all", timeZone: "UTC", locale: "ru", createdById: userId })));
  if (created.kind === "created") return created.runIds;
  throw refusal(created.reason, created.index === null ? null : (uploads[created.index]?.name ?? null));
}

async function takeFiles(request: Request, userId: number, uploads: TakenFile[]): Promise<void> {
  for await (const { name, content } of multipartFiles(request, FIELD)) {
    if (uploads.length === MAX_FILES) throw restError("too_many_files", { limit: MAX_FILES });
    const stored = await storeUpload({ name, createdById: userId }, content);
    if (stored.kind === "refused") throw failureError(413, { code: stored.reason.code, params: { ...stored.reason.params, file: name } });
    uploads.push({ id: stored.uploadId, name });
  }
}

function refusal(reason: { code: string; params: Record<string, unknown> }, file: string | null): Error {
  if (reason.code === "queue-full") return failureError(429, reason);
  return failureError(400, { code: reason.code, params: { ...reason.params, ...(file === null ? {} : { file }) } });
}
