import type { TRPCClient } from "@trpc/client";
import type { RootRouter } from "@/server/api/root";
import { afterEvent, beginUpload, nextStep, type UploadState } from "./plan-upload";
import { forgetUpload, rememberedUpload, rememberUpload } from "./remembered-uploads";
import { askOffset, sendPiece, type Answer } from "./send-pieces";

export interface UploadWatcher {
  /** Bytes that have left or arrived. */
  onSent(bytes: number): void;
  /** Whether it waits for the connection to come back. */
  onInterrupted(isInterrupted: boolean): void;
}

export type UploadedFile = { kind: "uploaded"; uploadId: string } | { kind: "broken" } | { kind: "refused"; status: number };

/**
 * Brings a file to the server, over as many connections as it takes.
 * @throws what the API throws (a file too large, no permission) and the signal's reason when it fires
 */
export async function uploadFile(api: TRPCClient<RootRouter>, file: File, watcher: UploadWatcher, signal: AbortSignal): Promise<UploadedFile> {
  const remembered = rememberedUpload(file);
  if (remembered !== null) {
    const result = await sendAll({ api, file, uploadId: remembered, state: beginUpload(file.size, null) }, watcher, signal);
    if (result.kind !== "gone") return result;
    forgetUpload(file);
  }
  const { uploadId } = await api.uploads.create.mutate({ name: file.name, bytes: file.size }, { signal });
  rememberUpload(file, uploadId);
  const result = await sendAll({ api, file, uploadId, state: beginUpload(file.size, 0) }, watcher, signal);
  if (result.kind !== "gone") return result;
  forgetUpload(file);
  return { kind: "broken" };
}

/** Throws away what has arrived of a file that is not wanted any more; it is no matter if that fails, old uploads are cleared. */
export async function abandonFile(api: TRPCClient<RootRouter>, file: File): Promise<void> {
  const uploadId = rememberedUpload(file);
  forgetUpload(file);
  if (uploadId !== null) await api.uploads.abandon.mutate({ uploadId }).catch(() => undefined);
}

interface Sending {
  api: TRPCClient<RootRouter>;
  file: File;
  uploadId: string;
  state: UploadState;
}

async function sendAll(sending: Sending, watcher: UploadWatcher, signal: AbortSignal): Promise<UploadedFile | { kind: "gone" }> {
  const { api, file, uploadId } = sending;
  let state = sending.state;
  for (;;) {
    const step = nextStep(state);
    if (step.kind === "give-up") return { kind: step.reason };
    if (step.kind === "complete") {
      await api.uploads.complete.mutate({ uploadId }, { signal });
      forgetUpload(file);
      return { kind: "uploaded", uploadId };
    }
    const answer = step.kind === "ask" ? await ask(uploadId, step.waitMs, signal) : await send(sending, step, watcher, signal);
    if (answer.kind === "refused") return answer;
    state = afterEvent(state, answer);
    watcher.onInterrupted(state.isOffsetUnknown);
    if (!state.isOffsetUnknown) watcher.onSent(state.offset);
  }
}

async function ask(uploadId: string, waitMs: number, signal: AbortSignal): Promise<Answer> {
  await wait(waitMs, signal);
  return askOffset(uploadId, signal);
}

function send({ file, uploadId }: Sending, { from, to }: { from: number; to: number }, watcher: UploadWatcher, signal: AbortSignal): Promise<Answer> {
  return sendPiece(uploadId, { offset: from, content: file.slice(from, to) }, (bytes) => watcher.onSent(Math.min(to, from + bytes)), signal);
}

/** Ends early when the browser says that it is connected again. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      window.clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = window.setTimeout(end, ms);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
