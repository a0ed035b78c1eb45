import type { RunListRow } from "@/server/api/runs";

/** What has to be known of a run that is selected, on whatever page of the table it stands. */
export type SelectedRun = Pick<RunListRow, "id" | "name" | "status" | "createdAt">;

/** The selected runs, those of the page as it has them now. */
export function refreshed(selected: readonly SelectedRun[], page: readonly RunListRow[]): SelectedRun[] {
  return selected.map((run) => page.find(({ id }) => id === run.id) ?? run);
}

/** Those that are not among the others. */
export function without(selected: readonly SelectedRun[], others: readonly Pick<SelectedRun, "id">[]): SelectedRun[] {
  return selected.filter((run) => others.every(({ id }) => id !== run.id));
}

/** With a run that was not among them, without one that was. */
export function toggled(selected: readonly SelectedRun[], run: SelectedRun): SelectedRun[] {
  const others = without(selected, [run]);
  return others.length < selected.length ? others : [...selected, run];
}

/** With all of a page; without them where all of them are selected. Those of other pages stay. */
export function toggledAll(selected: readonly SelectedRun[], page: readonly SelectedRun[]): SelectedRun[] {
  const others = without(selected, page);
  return others.length + page.length === selected.length ? others : [...others, ...page];
}
