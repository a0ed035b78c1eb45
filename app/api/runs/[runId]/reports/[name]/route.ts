import { findPersonByToken, sessionTokenOf } from "@/server/auth";
import { contentDisposition, contentTypeOf } from "@/server/domain/report/download-headers";
import { openRunFile } from "@/server/services/run-export";

export const dynamic = "force-dynamic";

/** A report of a run as a download, for whoever is signed in. */
export async function GET(request: Request, { params }: { params: Promise<{ runId: string; name: string }> }): Promise<Response> {
  if ((await findPersonByToken(sessionTokenOf(request.headers))) === null) return new Response(null, { status: 401 });
  const { runId, name } = await params;
  const report = /^[1-9]\d{0,8}$/.test(runId) ? await openRunFile(Number(runId), name) : null;
  if (report === null) return new Response(null, { status: 404 });
  return new Response(report.stream, {
    headers: {
      "content-type": contentTypeOf(name),
      ...(report.bytes === null ? {} : { "content-length": String(report.bytes) }),
      "content-disposition": contentDisposition(report.runName, name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    },
  });
}
