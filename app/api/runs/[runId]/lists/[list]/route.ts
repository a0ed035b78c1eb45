import { getTranslations } from "next-intl/server";
import { readRunAddress } from "@/app/(console)/runs/[runId]/_view/run-address";
import { findPersonByToken, sessionTokenOf } from "@/server/auth";
import { contentDisposition, contentTypeOf } from "@/server/domain/report/download-headers";
import { exportList, type ExportWords } from "@/server/services/export-list";
import type { ListQuery } from "@/server/services/read-list-rows";

export const dynamic = "force-dynamic";

/** A list of a run as CSV, with the filters and the order of the address, for whoever is signed in. */
export async function GET(request: Request, { params }: { params: Promise<{ runId: string; list: string }> }): Promise<Response> {
  if ((await findPersonByToken(sessionTokenOf(request.headers))) === null) return new Response(null, { status: 401 });
  const { runId, list } = await params;
  const exported = /^[1-9]\d{0,8}$/.test(runId) ? await exportList(Number(runId), list, readQuery(new URL(request.url).searchParams), await wordsOfLists()) : null;
  if (exported === null) return new Response(null, { status: 404 });
  const name = `${list}.csv`;
  return new Response(exported.stream, {
    headers: { "content-type": contentTypeOf(name), "content-disposition": contentDisposition(exported.runName, name), "x-content-type-options": "nosniff", "cache-control": "private, no-cache" },
  });
}

function readQuery(query: URLSearchParams): ListQuery {
  const { sort, isReversed, text, templates, logs } = readRunAddress(query);
  const until = /^\d{1,9}$/.exec(query.get("until") ?? "")?.[0];
  return { until: until === undefined ? null : Number(until), incidents: { sort, isReversed }, text, templates, logs };
}

async function wordsOfLists(): Promise<ExportWords> {
  const [columns, priorities, predictions] = await Promise.all([getTranslations("run.column"), getTranslations("common.priority"), getTranslations("run.predictions")]);
  return { column: (column) => columns(column), priority: (priority) => priorities(priority), kind: (kind) => predictions(kind), outcome: (outcome) => predictions(`outcome.${outcome}`) };
}
