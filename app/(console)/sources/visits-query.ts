/** Of the visits of a source, this many are shown. */
export const SHOWN_VISITS = 50;

/** What to ask the API for. */
export function visitsQuery(sourceId: number) {
  return { sourceId, limit: SHOWN_VISITS };
}
