import type { RunChanges, RunPage, RunStatus } from "@/server/api/runs";

/** The runs at work as last heard of; null before anything was heard. */
export type SeenRuns = ReadonlyMap<number, RunStatus> | null;

export interface AppliedChanges {
  /** Whether order, counts or membership of the table may have changed, so that it must be read again. */
  needsReload: boolean;
  seen: SeenRuns;
}

/** Judges what was heard: a step forward of a known run changes its row only, anything else the table. */
export function judgeChanges(seen: SeenRuns, page: RunPage | undefined, changes: RunChanges): AppliedChanges {
  const shown = new Map(page?.rows.map((run) => [run.id, run.status]));
  const isNews = ({ id, status }: RunChanges["changed"][number]): boolean => {
    const before = shown.get(id) ?? seen?.get(id);
    // The first thing heard is how things stand: what the table does not show then is filtered out or on another page.
    return before === undefined ? seen !== null : before !== status;
  };
  const now = new Map([...(seen ?? []), ...changes.changed.map(({ id, status }) => [id, status] as const)]);
  for (const id of changes.gone) now.delete(id);
  return { needsReload: changes.gone.length > 0 || changes.changed.some(isNews), seen: now };
}

/** The page with the rows that changed; the same object where none of its rows did. */
export function applyChanges(page: RunPage, changes: RunChanges): RunPage {
  const changed = new Map(changes.changed.map((run) => [run.id, run]));
  if (!page.rows.some((run) => changed.has(run.id))) return page;
  return { ...page, now: changes.now, rows: page.rows.map((run) => changed.get(run.id) ?? run) };
}
