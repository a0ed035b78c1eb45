import { openAsBlob } from "node:fs";
import path from "node:path";
import { z } from "zod";

const accepted = z.object({ tasks: z.array(z.object({ task_id: z.string() })).min(1) });
const status = z.object({ status: z.string(), error_message: z.string().nullish() });

export interface ReferencePlatform {
  /** The base of its REST API, with `batch-process/` below it. */
  url: string;
  apiKey: string | null;
}

const LOOK_MILLISECONDS = 50;

/** Seconds that a platform with the same first REST calls needs for an archive, the upload included. Throws where it refuses or fails. */
export async function measureReference(input: string, { url, apiKey }: ReferencePlatform): Promise<number> {
  const base = url.endsWith("/") ? url : `${url}/`;
  const headers: Record<string, string> = apiKey === null ? {} : { "X-API-Key": apiKey };
  const body = new FormData();
  body.append("files", await openAsBlob(input), path.basename(input));
  const start = performance.now();
  const { tasks } = accepted.parse(await call(new URL("batch-process/", base), { method: "POST", headers, body }));
  const [task] = tasks;
  for (;;) {
    const state = status.parse(await call(new URL(`status/${task?.task_id ?? ""}`, base), { headers }));
    if (state.status === "completed") return (performance.now() - start) / 1000;
    if (state.status === "failed") throw new Error(`the reference failed: ${state.error_message ?? ""}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}

async function call(url: URL, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${String(response.status)}`);
  return response.json();
}
