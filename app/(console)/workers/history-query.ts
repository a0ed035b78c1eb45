import type { WorkersAddress } from "./workers-address";

export const HISTORY_PAGE_SIZE = 25;

/** What to ask the API for. */
export function historyQuery({ task, status, text, page }: WorkersAddress) {
  return { task: task ?? undefined, status: status ?? undefined, text: text === "" ? undefined : text, offset: (page - 1) * HISTORY_PAGE_SIZE, limit: HISTORY_PAGE_SIZE };
}
