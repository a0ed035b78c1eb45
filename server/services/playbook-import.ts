import { createHash } from "node:crypto";
import { importPlaybooks as writeImport, loadImportState } from "@/server/db/playbooks-import";
import type { PlaybookChange } from "@/server/domain/knowledge/diff-playbook";
import type { PassedProblem } from "@/server/domain/knowledge/find-named-problem";
import { planPlaybookImport, type EntryPlan, type ImportPlan, type ImportState, type PlannedProblem } from "@/server/domain/knowledge/plan-playbook-import";
import type { Bilingual } from "@/server/domain/knowledge/playbook";
import type { PlaybookFault } from "@/server/domain/knowledge/playbook-file";
import { readPlaybookFile, type PlaybookFileReading } from "./read-playbook-file";

/** The faults that are told, the first ones; the others are a number. */
const TOLD_FAULTS = 200;

/** One playbook of a file, and what it would change. */
export interface EntryPreview {
  place: number;
  kind: EntryPlan["kind"];
  /** The playbook it changes, by its newest revision; null: a new one. */
  known: { id: number; number: number } | null;
  title: Bilingual;
  steps: number;
  changes: PlaybookChange[];
  isReordered: boolean;
  problems: PlannedProblem[];
  passed: PassedProblem[];
}

export interface PlaybookImportPreview {
  entries: EntryPreview[];
  /** What cannot be read: with any of it the file is not taken. */
  faults: PlaybookFault[];
  /** Stands for all of this: an import that names it is refused once another would come of it. */
  basedOn: string;
}

/** `imported` and `unchanged` with how many playbooks of the file are new, changed and as they were. */
export type PlaybookImportOutcome =
  | { kind: "imported" | "unchanged"; playbookIds: number[]; created: number; changed: number; same: number }
  | { kind: "refused"; faults: PlaybookFault[] }
  | { kind: "changed-meanwhile" };

/** What would change if the file were imported. Nothing is written. */
export async function previewPlaybookImport(bytes: Buffer): Promise<PlaybookImportPreview> {
  const reading = readPlaybookFile(bytes);
  const plan = planReading(reading, await loadImportState(basesOf(reading)));
  return { entries: plan.plans.map(previewOf), faults: plan.faults, basedOn: fingerprint(plan) };
}

/**
 * Imports the playbooks of a file, all or none: a new revision of each that changes.
 * @param basedOn of the preview that was looked at; null: whatever comes of it
 */
export async function importPlaybooks(bytes: Buffer, { basedOn, createdById }: { basedOn: string | null; createdById: number }): Promise<PlaybookImportOutcome> {
  const reading = readPlaybookFile(bytes);
  const { kind, faults, plans, playbookIds } = await writeImport(basesOf(reading), (state) => decide(planReading(reading, state), basedOn), createdById);
  if (kind === "refused") return { kind, faults };
  if (kind === "changed-meanwhile") return { kind };
  const count = (wished: EntryPlan["kind"]): number => plans.filter((plan) => plan.kind === wished).length;
  return { kind: playbookIds.length > 0 ? "imported" : "unchanged", playbookIds, created: count("new"), changed: count("changed"), same: count("same") };
}

/** What of a plan is written: all of it, or nothing. */
function decide(plan: ImportPlan, basedOn: string | null): ImportPlan & { kind: "taken" | "refused" | "changed-meanwhile" } {
  if (plan.faults.length > 0) return { kind: "refused", plans: [], faults: plan.faults };
  if (basedOn !== null && basedOn !== fingerprint(plan)) return { kind: "changed-meanwhile", plans: [], faults: [] };
  return { kind: "taken", ...plan };
}

const basesOf = ({ entries }: PlaybookFileReading): string[] => [...new Set(entries.flatMap(({ problems }) => problems.map(({ knowledgeBase }) => knowledgeBase)))];

function planReading({ entries, faults }: PlaybookFileReading, state: ImportState): ImportPlan {
  const plan = planPlaybookImport(entries, state);
  const all = [...faults, ...plan.faults].sort((one, other) => one.place - other.place);
  const rest: PlaybookFault[] = all.length > TOLD_FAULTS ? [{ place: 0, title: {}, code: "more", params: { found: all.length - TOLD_FAULTS } }] : [];
  return { plans: plan.plans, faults: [...all.slice(0, TOLD_FAULTS), ...rest] };
}

function previewOf({ place, kind, known, content, changes, isReordered, problems, passed }: EntryPlan): EntryPreview {
  return { place, kind, known, title: content.title, steps: content.steps.length, changes, isReordered, problems, passed };
}

const fingerprint = (plan: ImportPlan): string => createHash("sha256").update(JSON.stringify(plan)).digest("hex");
