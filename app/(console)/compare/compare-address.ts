import { CHANGE_FILTERS, type ChangeFilter } from "@/server/domain/present/compare-runs";
import { ALIGNMENTS, type Alignment } from "@/server/domain/present/compare-times";

export const MAX_RUNS = 10;

/** What the address of the comparison says: a link to it opens the same view. */
export interface CompareAddress {
  /** The runs, the baseline first. */
  runIds: number[];
  alignment: Alignment;
  problems: ChangeFilter;
  templates: ChangeFilter;
  /** Part of the templates' text. */
  text: string;
  /** Of the templates, from 1. */
  page: number;
}

const EMPTY: Omit<CompareAddress, "runIds"> = { alignment: "clock", problems: "all", templates: "all", text: "", page: 1 };

/** Reads an address; what makes no sense in it counts as not there. */
export function readCompareAddress(params: { get(name: string): string | null }): CompareAddress {
  return {
    runIds: readRunIds(params.get("runs")),
    alignment: oneOf(ALIGNMENTS, params.get("from")) ?? EMPTY.alignment,
    problems: oneOf(CHANGE_FILTERS, params.get("problems")) ?? EMPTY.problems,
    templates: oneOf(CHANGE_FILTERS, params.get("templates")) ?? EMPTY.templates,
    text: (params.get("text") ?? "").trim().slice(0, 200),
    page: /^[1-9]\d{0,5}$/.test(params.get("page") ?? "") ? Number(params.get("page")) : EMPTY.page,
  };
}

/** The address in its shortest form. */
export function writeCompareAddress(address: CompareAddress): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string, usual: string): void => {
    if (value !== usual) params.set(name, value);
  };
  set("runs", address.runIds.join(","), "");
  set("from", address.alignment, EMPTY.alignment);
  set("problems", address.problems, EMPTY.problems);
  set("templates", address.templates, EMPTY.templates);
  set("text", address.text.trim(), EMPTY.text);
  set("page", String(address.page), "1");
  const text = params.toString();
  return text === "" ? "/compare" : `/compare?${text.replaceAll("%2C", ",")}`;
}

/** The page that compares these runs. */
export function compareHref(runIds: readonly number[]): string {
  return writeCompareAddress({ ...EMPTY, runIds: [...runIds] });
}

/** Ids of the database are 32 bits wide. */
const LARGEST_ID = 2 ** 31 - 1;

function readRunIds(text: string | null): number[] {
  const ids = (text ?? "").split(",").flatMap((part) => (/^[1-9]\d{0,9}$/.test(part) && Number(part) <= LARGEST_ID ? [Number(part)] : []));
  return [...new Set(ids)].slice(0, MAX_RUNS);
}

function oneOf<T extends string>(all: readonly T[], value: string | null): T | undefined {
  return all.find((one) => one === value);
}
