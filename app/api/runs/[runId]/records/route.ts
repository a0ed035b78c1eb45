import { getTranslations } from "next-intl/server";
import { readLogFilter } from "@/app/(console)/runs/[runId]/_view/log-address";
import { findPersonByToken, sessionTokenOf } from "@/server/auth";
import { contentDisposition, contentTypeOf } from "@/server/domain/report/download-headers";
import { exportRecords, RECORD_CSV_COLUMNS } from "@/server/services/export-records";

export const dynamic = "force-dynamic";

const NAME = "records.csv";

/** The records of a run that fit the filter of the address, as CSV, for whoever is signed in. */
export async function GET(request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  if ((await findPersonByToken(sessionTokenOf(request.headers))) === null) return new Response(null, { status: 401 });
  const { runId } = await params;
  const query = new URL(request.url).searchParams;
  const until = /^\d{1,9}$/.exec(query.get("until") ?? "")?.[0];
  const words = await getTranslations("run.logs.export.column");
  const header = RECORD_CSV_COLUMNS.map((column) => words(column));
  const stream = /^[1-9]\d{0,8}$/.test(runId) ? await exportRecords(Number(runId), readLogFilter(query), until === undefined ? null : Number(until), header) : null;
  if (stream === null) return new Response(null, { status: 404 });
  return new Response(stream, {
    headers: { "content-type": contentTypeOf(NAME), "content-disposition": contentDisposition(runId, NAME), "x-content-type-options": "nosniff", "cache-control": "private, no-cache" },
  });
}
