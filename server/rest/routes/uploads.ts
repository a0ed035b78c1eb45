import { z } from "zod";
import { abandonUpload, announcedBytes, completeUpload as complete, findUploadState, receiveBytes, startUpload } from "@/server/services/uploads";
import { defineRoute } from "../define-route";
import { bodyOf } from "../read-json";
import { failureError, restError } from "../rest-error";
import { newUpload, upload } from "../schemas/installation";

/** Where the next byte belongs; the same name as in the answer's body. */
const OFFSET_HEADER = "Upload-Offset";

const params = z.object({ id: z.uuid() });
const offsetSchema = z.coerce.number().int().min(0);

async function stateOf(id: string, userId: number) {
  const state = await findUploadState(id, userId);
  if (state.kind === "not-found") throw restError("not_found");
  return { id, offset: state.offset, bytes: state.bytes, isComplete: state.isComplete };
}

export const createUpload = defineRoute({
  body: newUpload,
  response: upload,
  status: 201,
  errors: [413],
  async run({ body, caller }) {
    const outcome = await startUpload({ ...body, createdById: caller.userId });
    if (outcome.kind === "refused") throw failureError(outcome.reason.code === "upload-too-large" ? 413 : 400, outcome.reason);
    return stateOf(outcome.uploadId, caller.userId);
  },
});

export const getUpload = defineRoute({ params, response: upload, run: ({ params: { id }, caller }) => stateOf(id, caller.userId) });

export const sendBytes = defineRoute({
  params,
  takes: { types: ["application/octet-stream"] },
  response: upload,
  errors: [409, 413],
  async run({ params: { id }, caller, request }) {
    const offset = offsetSchema.safeParse(request.headers.get(OFFSET_HEADER) ?? undefined);
    if (!offset.success) throw restError("invalid_request", { first: OFFSET_HEADER });
    const receipt = await receiveBytes(id, caller.userId, { offset: offset.data, announced: announcedBytes(request.headers) }, bodyOf(request));
    switch (receipt.kind) {
      case "received":
        return stateOf(id, caller.userId);
      case "wrong-offset":
        throw restError("wrong_offset", { offset: receipt.offset });
      case "too-long":
        throw restError("too_large", { offset: receipt.offset });
      case "not-found":
        throw restError("not_found");
    }
  },
});

export const completeUpload = defineRoute({
  params,
  response: upload,
  errors: [409],
  async run({ params: { id }, caller }) {
    const outcome = await complete(id, caller.userId);
    if (outcome.kind === "not-found") throw restError("not_found");
    if (outcome.kind === "incomplete") throw failureError(409, { code: "upload-incomplete", params: { bytes: outcome.offset } });
    return stateOf(id, caller.userId);
  },
});

export const deleteUpload = defineRoute({
  params,
  status: 204,
  errors: [409],
  async run({ params: { id }, caller }) {
    const outcome = await abandonUpload(id, caller.userId);
    if (outcome.kind === "not-found") throw restError("not_found");
    if (outcome.kind === "in-use") throw failureError(409, { code: "upload-in-use", params: {} });
    return undefined;
  },
});
