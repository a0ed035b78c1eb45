/** What the address of the knowledge base page says: a link sent to a colleague opens the same view. */
export interface KnowledgeAddress {
  /** The knowledge base; null: the default one. */
  knowledgeBaseId: number | null;
  query: string;
  /** What the query is looked for by: its words, or what it means. */
  by: SearchBy;
  filter: KnowledgeFilter;
  sort: KnowledgeSort;
  direction: "asc" | "desc";
  /** Problems whose anomalies are shown, by id; 0 stands for the anomalies without a problem. */
  open: number[];
  panel: "history" | null;
}

export const SEARCHES_BY = ["text", "meaning"] as const;
export type SearchBy = (typeof SEARCHES_BY)[number];

export const KNOWLEDGE_FILTERS = ["all", "empty", "changed"] as const;
export type KnowledgeFilter = (typeof KNOWLEDGE_FILTERS)[number];

export const KNOWLEDGE_SORTS = ["id", "text", "links", "findings", "lastSeen"] as const;
export type KnowledgeSort = (typeof KNOWLEDGE_SORTS)[number];

/** A column is first sorted the way one looks for something in it: names from A, figures from the largest. */
export function firstDirection(sort: KnowledgeSort): "asc" | "desc" {
  return sort === "id" || sort === "text" ? "asc" : "desc";
}

const positive = (text: string | null): number | null => (text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null);

function oneOf<T extends string>(values: readonly T[], text: string | null, fallback: T): T {
  return values.find((value) => value === text) ?? fallback;
}

/** Reads an address; what makes no sense in it counts as not there. */
export function readKnowledgeAddress(params: { get(name: string): string | null }): KnowledgeAddress {
  const sort = oneOf(KNOWLEDGE_SORTS, params.get("sort"), "id");
  return {
    knowledgeBaseId: positive(params.get("kb")),
    query: params.get("q") ?? "",
    by: oneOf(SEARCHES_BY, params.get("by"), "text"),
    filter: oneOf(KNOWLEDGE_FILTERS, params.get("filter"), "all"),
    sort,
    direction: oneOf(["asc", "desc"] as const, params.get("dir"), firstDirection(sort)),
    open: (params.get("open") ?? "").split(",").flatMap((part) => (/^\d{1,9}$/.test(part) ? [Number(part)] : [])),
    panel: params.get("panel") === "history" ? "history" : null,
  };
}

/** The address in its shortest form: what is as usual is not written. */
export function writeKnowledgeAddress(address: KnowledgeAddress): string {
  const params = new URLSearchParams();
  if (address.knowledgeBaseId !== null) params.set("kb", String(address.knowledgeBaseId));
  if (address.query !== "") params.set("q", address.query);
  if (address.by !== "text") params.set("by", address.by);
  if (address.filter !== "all") params.set("filter", address.filter);
  if (address.sort !== "id") params.set("sort", address.sort);
  if (address.direction !== firstDirection(address.sort)) params.set("dir", address.direction);
  if (address.open.length > 0) params.set("open", address.open.join(","));
  if (address.panel !== null) params.set("panel", address.panel);
  const text = params.toString();
  return text === "" ? "/knowledge-base" : `/knowledge-base?${text.replaceAll("%2C", ",")}`;
}
