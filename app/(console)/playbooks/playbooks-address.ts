import { PRIORITIES, type Priority } from "@/server/domain/knowledge/playbook";

export const PLAYBOOK_SORTS = ["priority", "title", "owner", "updated"] as const;
export type PlaybookSort = (typeof PLAYBOOK_SORTS)[number];

/** What the list of playbooks shows; the whole of it stands in the address. */
export interface PlaybooksAddress {
  query: string;
  priority: Priority | null;
  owner: string | null;
  /** Only those that are confirmed for no problem. */
  isUnconfirmed: boolean;
  sort: PlaybookSort;
  direction: "asc" | "desc";
}

/** The most urgent and the newest first, names from A. */
export function firstDirection(sort: PlaybookSort): "asc" | "desc" {
  return sort === "title" || sort === "owner" ? "asc" : "desc";
}

/** Reads an address; what makes no sense in it counts as not said. */
export function readPlaybooksAddress(params: { get(name: string): string | null }): PlaybooksAddress {
  const sort = PLAYBOOK_SORTS.find((each) => each === params.get("sort")) ?? "priority";
  return {
    query: params.get("q") ?? "",
    priority: PRIORITIES.find((each) => each === params.get("priority")) ?? null,
    owner: params.get("owner") || null,
    isUnconfirmed: params.get("show") === "unconfirmed",
    sort,
    direction: (["asc", "desc"] as const).find((each) => each === params.get("dir")) ?? firstDirection(sort),
  };
}

/** The address in its shortest form. */
export function writePlaybooksAddress(address: PlaybooksAddress): string {
  const params = new URLSearchParams();
  if (address.query !== "") params.set("q", address.query);
  if (address.priority !== null) params.set("priority", address.priority);
  if (address.owner !== null) params.set("owner", address.owner);
  if (address.isUnconfirmed) params.set("show", "unconfirmed");
  if (address.sort !== "priority") params.set("sort", address.sort);
  if (address.direction !== firstDirection(address.sort)) params.set("dir", address.direction);
  const text = params.toString();
  return text === "" ? "/playbooks" : `/playbooks?${text}`;
}
