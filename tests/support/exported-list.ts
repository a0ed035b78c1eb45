import { parse } from "csv-parse/sync";
import { EVERY_RECORD } from "@/server/domain/present/log-filter";
import { exportList } from "@/server/services/export-list";
import type { ListQuery } from "@/server/services/read-list-rows";

/** A list of a run as it is taken away, read again; every word stands for itself. */
export async function exportedList(runId: number, list: string, query: Partial<ListQuery> = {}): Promise<string[][]> {
  const whole: ListQuery = { until: null, incidents: { sort: "rank", isReversed: false }, text: "", templates: "records", logs: EVERY_RECORD, ...query };
  const exported = await exportList(runId, list, whole, { column: (column) => column, priority: (priority) => priority, kind: (kind) => kind, outcome: (outcome) => outcome });
  if (exported === null) throw new Error(`no list ${list} of run ${String(runId)}`);
  return parse(await new Response(exported.stream).text(), { bom: true, delimiter: ";", record_delimiter: ["\r\n", "\n", "\r"] });
}
