import { contentDisposition, contentTypeOf } from "@/server/domain/report/download-headers";
import type { RunExport } from "@/server/services/run-export";
import { restError } from "./rest-error";

/** A file on its way out, saved under the run's name. */
export function fileResponse(opened: RunExport, id: number, fileName: string): Response {
  if (opened.kind === "not-found") throw restError("not_found");
  if (opened.kind === "unfinished") throw restError("run_not_completed", { id });
  return new Response(opened.stream, {
    headers: { "Content-Type": contentTypeOf(fileName), "Content-Disposition": contentDisposition(opened.runName, fileName), "X-Content-Type-Options": "nosniff" },
  });
}
