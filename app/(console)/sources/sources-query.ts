import type { Locale } from "@/server/domain/present/format";
import type { PageSource } from "@/server/api/sources";

/** Of the visits of a source, this many are shown. */
export const SHOWN_VISITS = 50;

/** What to ask the API for: every source. */
export function sourcesQuery(locale: Locale) {
  return { locale };
}

/** What to ask the API for: the visits of one source. */
export function visitsQuery(sourceId: number) {
  return { sourceId, limit: SHOWN_VISITS };
}

/** Programs push and schedules come at any time: the page looks again this often, and oftener while somebody waits for a visit. */
const POLL_MS = { idle: 5_000, visiting: 1_500 } as const;

/** When to look again. */
export function pollMs(sources: readonly Pick<PageSource, "isVisiting">[] | undefined): number {
  return sources?.some(({ isVisiting }) => isVisiting) ? POLL_MS.visiting : POLL_MS.idle;
}
