import type { RunSort, RunStatus } from "@/server/api/runs";

export const STATUS_FILTERS = ["all", "active", "completed", "failed", "cancelled"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** Days back from now that the table can be narrowed to. */
export const DAYS = [1, 7, 30] as const;
export type Days = (typeof DAYS)[number];

export const SORTS = ["created", "name", "size", "lines", "incidents", "duration"] as const satisfies readonly RunSort[];

export const PAGE_SIZE = 25;

/** What the table of runs shows; the whole of it stands in the address. */
export interface RunsFilter {
  text: string;
  status: StatusFilter;
  model: string | null;
  /** Id of the person who started it. */
  by: number | null;
  days: Days | null;
  sort: RunSort;
  direction: "asc" | "desc";
  /** From 1. */
  page: number;
}

export const DEFAULT_FILTER: RunsFilter = { text: "", status: "all", model: null, by: null, days: null, sort: "created", direction: "desc", page: 1 };

const MAX_TEXT = 200;

/** Reads an address; what makes no sense in it counts as not said. */
export function parseRunsFilter(search: URLSearchParams): RunsFilter {
  const sort = oneOf(SORTS, search.get("sort")) ?? DEFAULT_FILTER.sort;
  return {
    text: (search.get("q") ?? "").trim().slice(0, MAX_TEXT),
    status: oneOf(STATUS_FILTERS, search.get("status")) ?? DEFAULT_FILTER.status,
    model: search.get("model")?.slice(0, 100) || null,
    by: positive(search.get("by")),
    days: DAYS.find((days) => String(days) === search.get("days")) ?? null,
    sort,
    direction: oneOf(["asc", "desc"] as const, search.get("dir")) ?? firstDirection(sort),
    page: positive(search.get("page")) ?? 1,
  };
}

/** The address of what is shown, from `?` on; empty for what is shown without saying anything. */
export function runsSearch(filter: RunsFilter): string {
  const search = new URLSearchParams();
  if (filter.text !== "") search.set("q", filter.text);
  if (filter.status !== "all") search.set("status", filter.status);
  if (filter.model !== null) search.set("model", filter.model);
  if (filter.by !== null) search.set("by", String(filter.by));
  if (filter.days !== null) search.set("days", String(filter.days));
  if (filter.sort !== DEFAULT_FILTER.sort) search.set("sort", filter.sort);
  if (filter.direction !== firstDirection(filter.sort)) search.set("dir", filter.direction);
  if (filter.page > 1) search.set("page", String(filter.page));
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** The direction a column is sorted in first: names from A, everything else from the largest or newest. */
export function firstDirection(sort: RunSort): "asc" | "desc" {
  return sort === "name" ? "asc" : "desc";
}

/** Sorting by a column: a second time turns it around. */
export function sortedBy(filter: Pick<RunsFilter, "sort" | "direction">, sort: RunSort): Pick<RunsFilter, "sort" | "direction"> {
  const turned = filter.direction === "asc" ? "desc" : "asc";
  return { sort, direction: filter.sort === sort ? turned : firstDirection(sort) };
}

/** Whether anything narrows the table. */
export function isNarrowed(filter: RunsFilter): boolean {
  return filter.text !== "" || filter.status !== "all" || filter.model !== null || filter.by !== null || filter.days !== null;
}

const STATUSES: Record<Exclude<StatusFilter, "all">, RunStatus[]> = {
  active: ["queued", "running"],
  completed: ["completed"],
  failed: ["failed"],
  cancelled: ["cancelled"],
};

/** What the API is asked for. */
export function runsQuery(filter: RunsFilter) {
  return {
    text: filter.text === "" ? undefined : filter.text,
    statuses: filter.status === "all" ? undefined : STATUSES[filter.status],
    model: filter.model ?? undefined,
    createdById: filter.by ?? undefined,
    days: filter.days ?? undefined,
    sort: filter.sort,
    direction: filter.direction,
    offset: (filter.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/** How many runs a status filter would show. */
export function countOf(status: StatusFilter, counts: Partial<Record<RunStatus, number>>): number {
  const statuses = status === "all" ? Object.values(STATUSES).flat() : STATUSES[status];
  return statuses.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | undefined {
  return values.find((each) => each === value);
}

/** Database ids are 32 bits wide, and no page lies beyond them either. */
const MAX_NUMBER = 2 ** 31 - 1;

function positive(value: string | null): number | null {
  const number = value !== null && /^\d{1,10}$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= MAX_NUMBER ? number : null;
}
