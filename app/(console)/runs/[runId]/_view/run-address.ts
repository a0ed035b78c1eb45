import { isRunList } from "@/server/domain/present/lists/list-columns";
import { EVERY_RECORD, type LogFilter } from "@/server/domain/present/log-filter";
import { INCIDENT_SORTS, type IncidentSort } from "@/server/domain/present/sort-incidents";
import { TEMPLATE_SORTS, type TemplateSort } from "@/server/domain/present/template-sort";
import { readInstant, readStretch, type TimeStretch, writeInstant, writeStretch } from "./instant-query";
import { readLogFilter, writeLogFilter } from "./log-address";

export const RUN_TABS = ["incidents", "anomalies", "predictions", "novel", "unmatched", "patterns", "logs", "files", "jobs"] as const;
export type RunTab = (typeof RUN_TABS)[number];

/** Where a line stands: `fileNumber` is that of the run, `line` counts from 1. */
export interface LineAddress {
  fileNumber: number;
  line: number;
}

/** What the address of a run's page says: a link to it opens the same view. */
export interface RunAddress {
  /** The instant looked at, in microseconds; null is the end of the log. */
  at: number | null;
  /** The part of the timeline that fills it; null is all of it. */
  zoom: TimeStretch | null;
  tab: RunTab;
  sort: IncidentSort;
  /** The order that is not the natural one of the column. */
  isReversed: boolean;
  /** The problem whose row is open; null is none. */
  row: number | null;
  /** The problem whose panel is open over the page. */
  incident: number | null;
  /** The match looked at in the explorer, such as `A356`. */
  match: string | null;
  /** The log line that is shown among its neighbours. */
  line: LineAddress | null;
  /** The line that is marked in the list of records. */
  mark: LineAddress | null;
  /** Pages of the lists, from 1. */
  page: number;
  text: string;
  templates: TemplateSort;
  /** Which records the list of records shows. */
  logs: LogFilter;
}

const EMPTY: RunAddress = { at: null, zoom: null, tab: "incidents", sort: "rank", isReversed: false, row: null, incident: null, match: null, line: null, mark: null, page: 1, text: "", templates: "records", logs: EVERY_RECORD };

/** Reads the query of an address; what makes no sense is as if it were not there. */
export function readRunAddress(query: { get(name: string): string | null }): RunAddress {
  const sort = query.get("sort") ?? "";
  return {
    at: readInstant(query.get("at")),
    zoom: readStretch(query.get("zoom")),
    tab: oneOf(RUN_TABS, query.get("tab")) ?? EMPTY.tab,
    sort: oneOf(INCIDENT_SORTS, sort.replace(/^-/, "")) ?? EMPTY.sort,
    isReversed: sort.startsWith("-"),
    row: readNumber(query.get("row")),
    incident: readNumber(query.get("incident")),
    match: /^[AP]\d+$/.exec(query.get("match") ?? "")?.[0] ?? null,
    line: readLine(query.get("line")),
    mark: readLine(query.get("mark")),
    page: readNumber(query.get("page")) ?? 1,
    text: query.get("text")?.trim() ?? "",
    templates: oneOf(TEMPLATE_SORTS, query.get("templates")) ?? EMPTY.templates,
    logs: readLogFilter(query),
  };
}

/** The query of an address, without its defaults; empty where all are. */
export function writeRunAddress(address: RunAddress): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null, byDefault: string | null = null): void => {
    if (value !== null && value !== byDefault && value !== "") query.set(name, value);
  };
  set("at", address.at === null ? null : writeInstant(address.at));
  set("zoom", address.zoom === null ? null : writeStretch(address.zoom));
  set("tab", address.tab, EMPTY.tab);
  set("sort", `${address.isReversed ? "-" : ""}${address.sort}`, EMPTY.sort);
  set("row", address.row === null ? null : String(address.row));
  set("incident", address.incident === null ? null : String(address.incident));
  set("match", address.match);
  set("line", writeLine(address.line));
  set("mark", writeLine(address.mark));
  set("page", String(address.page), "1");
  set("text", address.text);
  set("templates", address.templates, EMPTY.templates);
  for (const [name, value] of Object.entries(writeLogFilter(address.logs))) set(name, value);
  return query.toString().replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",");
}

/**
 * Where the list of an address is downloaded as CSV, in its order and with its filters.
 * @param until bucket of the run's time up to which it counts; null is all of them
 * @returns null for a list that is not taken away
 */
export function listHref(runId: number, { tab, sort, isReversed, text, templates, logs }: RunAddress, until: number | null): string | null {
  if (!isRunList(tab)) return null;
  const shown = writeRunAddress({ ...EMPTY, sort, isReversed, text, templates, logs });
  const query = [shown, until === null ? "" : `until=${String(until)}`].filter((part) => part !== "").join("&");
  return `/api/runs/${String(runId)}/lists/${tab}${query === "" ? "" : `?${query}`}`;
}

function oneOf<T extends string>(all: readonly T[], value: string | null): T | null {
  return all.find((one) => one === value) ?? null;
}

function readNumber(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function readLine(value: string | null): LineAddress | null {
  const parts = /^(\d{1,9}):([1-9]\d{0,9})$/.exec(value ?? "");
  return parts === null ? null : { fileNumber: Number(parts[1]), line: Number(parts[2]) };
}

function writeLine(line: LineAddress | null): string | null {
  return line === null ? null : `${String(line.fileNumber)}:${String(line.line)}`;
}
