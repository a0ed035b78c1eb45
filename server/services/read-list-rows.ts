import { listAmbiguous, listNovelAnomalies, listTemplates, listUnmatchedErrors, type NovelListRow, type PageOf, type TemplateListRow, type UnmatchedListRow } from "@/server/db/run-lists";
import { findRecordSpace, listRecords, outlineRecords } from "@/server/db/run-records";
import { SEVERITIES } from "@/server/domain/parse/severity";
import { stateAsOf } from "@/server/domain/present/as-of";
import { indexPicture } from "@/server/domain/present/as-of-index";
import { predictionsAsOf } from "@/server/domain/present/as-of-predictions";
import { formatId } from "@/server/domain/present/format";
import type { ListRow, RunList } from "@/server/domain/present/lists/list-columns";
import { anomalyRows, incidentRows, type ListWords, predictionRows } from "@/server/domain/present/lists/picture-rows";
import type { LogFilter } from "@/server/domain/present/log-filter";
import { countUntil, indexOutline, planPage } from "@/server/domain/present/log-outline";
import type { IncidentOrder } from "@/server/domain/present/sort-incidents";
import { instantOfIndex } from "@/server/domain/time-grid";
import type { TemplateSort } from "@/server/domain/present/template-sort";
import { microsToIso } from "@/server/domain/report/micros-to-iso";
import { findRunPicture } from "./run-picture";

/** How a list of a run is shown. Each list heeds what it has. */
export interface ListQuery {
  /** Buckets of the run's time that have passed; null is the end of the log. */
  until: number | null;
  incidents: IncidentOrder;
  /** What templates must have in them, and their order. */
  text: string;
  templates: TemplateSort;
  logs: LogFilter;
}

type Read<List extends RunList> = (runId: number, query: ListQuery, words: ListWords) => AsyncIterable<ListRow<List>>;

const READ: { [List in RunList]: Read<List> } = {
  incidents: ofPicture(({ state }, { incidents }, words) => incidentRows(state, incidents, words)),
  anomalies: ofPicture(({ state }) => anomalyRows(state)),
  predictions: ofPicture(({ predictions }, _query, words) => predictionRows(predictions, words)),
  novel: (runId, { until }) => seenRows(runId, until, (page) => listNovelAnomalies(runId, page), novelRow),
  async *unmatched(runId, { until }) {
    yield* seenRows(runId, until, (page) => listUnmatchedErrors(runId, page), unmatchedRow);
    yield* seenRows(runId, until, (page) => listAmbiguous(runId, page), unmatchedRow);
  },
  patterns: (runId, { text, templates }) => mapRows(pagesOf(async (page) => (await listTemplates(runId, { ...page, sort: templates, text: text === "" ? undefined : text })).rows), templateRow),
  logs: recordRows,
};

/** The rows of a list as it is shown, all of its pages; none where the run has gone. */
export function readListRows<List extends RunList>(runId: number, list: List, query: ListQuery, words: ListWords): AsyncIterable<ListRow<List>> {
  return READ[list](runId, query, words);
}

interface InstantState {
  state: ReturnType<typeof stateAsOf>;
  predictions: ReturnType<typeof predictionsAsOf>;
}

/** A list that is drawn from the run's picture, as the page does it. */
function ofPicture<List extends RunList>(rows: (instant: InstantState, query: ListQuery, words: ListWords) => ListRow<List>[]): Read<List> {
  return async function* (runId, query, words) {
    const picture = await findRunPicture(runId);
    if (picture === null) return;
    const state = stateAsOf(indexPicture(picture), Math.min(query.until ?? picture.bucketCount, picture.bucketCount));
    yield* rows({ state, predictions: predictionsAsOf(picture.predictions, state.atMicros, state.isEnd) }, query, words);
  };
}

/** Rows read at a time. */
const PAGE = 2_000;

async function* pagesOf<Row>(read: (page: PageOf) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await read({ offset, limit: PAGE });
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

async function* mapRows<Row, Mapped>(rows: AsyncIterable<Row>, map: (row: Row) => Mapped): AsyncGenerator<Mapped> {
  for await (const row of rows) yield map(row);
}

/** The rows first seen before an instant; those without a time are there at the end of the log only. */
async function* seenRows<Row extends { micros: number | null }, Mapped>(runId: number, until: number | null, read: (page: PageOf) => Promise<Row[]>, map: (row: Row) => Mapped): AsyncGenerator<Mapped> {
  const picture = until === null ? null : await findRunPicture(runId);
  const atMicros = picture === null || until === null || until >= picture.bucketCount ? null : instantOfIndex(picture, until);
  for await (const row of pagesOf(read)) if (atMicros === null || (row.micros !== null && row.micros < atMicros)) yield map(row);
}

function novelRow({ micros, template, records, problemId, deltaMicros, bestKnownId, similarity, file, line, text }: NovelListRow): ListRow<"novel"> {
  return { template, file, line, text, similarity, first: microsToIso(micros), occurrences: records, suspected: formatId("problem", problemId), delta: deltaMicros / 1e6, nearest: bestKnownId === null ? null : formatId("anomaly", bestKnownId) };
}

function unmatchedRow({ road, template, occurrences, micros, candidates, file, line, text }: UnmatchedListRow): ListRow<"unmatched"> {
  const kind = road === "error" ? "problem" : "anomaly";
  return { template, occurrences, file, line, text, severity: road.toUpperCase(), first: microsToIso(micros), candidates: candidates.map(({ id, similarity }) => `${formatId(kind, id)} ${String(similarity)}`).join(", ") };
}

function templateRow({ text, records, errors, warnings, systems, firstMicros, lastMicros, problemIds, anomalyIds }: TemplateListRow): ListRow<"patterns"> {
  const ids = (kind: "problem" | "anomaly", all: readonly number[]): string => all.map((id) => formatId(kind, id)).join(", ");
  return { records, errors, warnings, template: text, systems: systems?.join(", ") ?? null, first: microsToIso(firstMicros), last: microsToIso(lastMicros), problems: ids("problem", problemIds), anomalies: ids("anomaly", anomalyIds) };
}

/** No line is kept longer than a setting says, and that is at most this. */
const WHOLE_TEXT = 16 * 1024 * 1024;

/** Records in the order of their list. */
async function* recordRows(runId: number, { logs: filter, until }: ListQuery): AsyncGenerator<ListRow<"logs">> {
  const space = await findRecordSpace(runId);
  if (space === null) return;
  const outline = indexOutline(await outlineRecords(space, filter));
  const total = countUntil(outline, until);
  for (let position = 0; position < total; position += PAGE) {
    const limit = Math.min(PAGE, total - position);
    const rows = await listRecords(space, filter, { ...planPage(outline, position, limit), limit, textLength: WHOLE_TEXT });
    for (const { micros, severity, system, source, file, line, text } of rows) yield { system, source, file, line, text, time: microsToIso(micros), severity: SEVERITIES[severity - 1] ?? null };
  }
}
