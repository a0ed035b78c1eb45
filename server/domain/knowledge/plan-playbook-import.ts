import { diffPlaybook, type PlaybookDiff } from "./diff-playbook";
import { problemFinder, problemKey, type KnownBase, type PassedProblem, type ProblemRef } from "./find-named-problem";
import { nextStepId, type Bilingual, type PlaybookContent, type PlaybookStep } from "./playbook";
import type { PlacedEntry, PlaybookFault } from "./playbook-file";

/** A playbook that is there, in its newest revision. */
export interface KnownPlaybook extends PlaybookContent {
  id: number;
  key: string;
  number: number;
  /** Of every revision: none of them is given to another step. */
  usedStepIds: string[];
  confirmedFor: ProblemRef[];
}

export interface ImportState {
  playbooks: KnownPlaybook[];
  /** Names need not be unique: the first of a name is preferred. */
  bases: KnownBase[];
}

/** A problem that a playbook is to be confirmed for. */
export interface PlannedProblem extends ProblemRef {
  /** Whose it was until then; null: it had none. */
  insteadOf: Bilingual | null;
}

/** What an entry of a file comes to. */
export interface EntryPlan extends PlaybookDiff {
  place: number;
  kind: "new" | "changed" | "same";
  /** The playbook that it changes; null: a new one. */
  known: { id: number; number: number } | null;
  key: string | null;
  content: PlaybookContent;
  problems: PlannedProblem[];
  passed: PassedProblem[];
}

export interface ImportPlan {
  plans: EntryPlan[];
  faults: PlaybookFault[];
}

/** The keys of shipped playbooks are theirs alone, also of those that a later release will bring. */
const SHIPPED_KEY = /^shipped-\d+$/;

/**
 * Works out what a file changes. An entry is the playbook of its key, else the one that is titled as it is, else a new one; what the
 * file lacks stays, playbooks and confirmed problems. The same file again changes nothing.
 */
export function planPlaybookImport(entries: readonly PlacedEntry[], state: ImportState): ImportPlan {
  const plans: EntryPlan[] = [];
  const faults: PlaybookFault[] = [];
  const seen = new Map<string, number>();
  const lookUp: LookUp = { findProblem: problemFinder(state.bases), owners: new Map(state.playbooks.flatMap((playbook) => playbook.confirmedFor.map((problem) => [problemKey(problem), playbook]))) };
  const keys = new Set(entries.map(({ key }) => key));
  const untaken = state.playbooks.filter(({ key }) => !keys.has(key));
  for (const entry of entries) {
    const { place, title } = entry;
    const known = state.playbooks.find(({ key }) => key === entry.key) ?? titledAs(entry, untaken);
    if (known === "several") {
      faults.push({ place, title, code: "several", params: {} });
      continue;
    }
    const plan = planEntry(entry, known, lookUp);
    const claims = [...namesOf(entry, known), ...plan.wanted.map((problem) => `problem ${problemKey(problem)}`)];
    const claimed = claims.find((claim) => seen.has(claim));
    for (const claim of claims) if (!seen.has(claim)) seen.set(claim, place);
    if (claimed === undefined) plans.push(plan.plan);
    else faults.push({ place, title, ...twiceFault(claimed, seen.get(claimed) ?? 0) });
  }
  return { plans, faults };
}

function titledAs({ title }: PlacedEntry, playbooks: readonly KnownPlaybook[]): KnownPlaybook | "several" | null {
  const titled = playbooks.filter((playbook) => isSameSide(playbook.title.en, title.en) || isSameSide(playbook.title.ru, title.ru));
  return titled.length > 1 ? "several" : (titled[0] ?? null);
}

const isSameSide = (one: string | undefined, other: string | undefined): boolean => Boolean(one) && one?.trim() === other?.trim();

/** What no two entries of a file may share. */
function namesOf({ key, title }: PlacedEntry, known: KnownPlaybook | null): string[] {
  if (known !== null) return [`playbook ${String(known.id)}`];
  const byKey = key === null ? [] : [`key ${key}`];
  // The next import of the file will know it by its title alone.
  const byTitle = keptKey(key) === null ? [title.en, title.ru].flatMap((side) => (side ? [`title ${side}`] : [])) : [];
  return [...byKey, ...byTitle];
}

/** The key that a new playbook gets; null: one of its own. */
const keptKey = (key: string | null): string | null => (key !== null && SHIPPED_KEY.test(key) ? null : key);

function twiceFault(claim: string, first: number): Pick<PlaybookFault, "code" | "params"> {
  const problem = /^problem \d+ (\d+)$/.exec(claim)?.[1];
  return problem === undefined ? { code: "twice", params: { first } } : { code: "problem-twice", params: { id: problem, first } };
}

/** What each entry is looked up in. */
interface LookUp {
  findProblem: ReturnType<typeof problemFinder>;
  /** Whose a problem is, by its key. */
  owners: ReadonlyMap<string, KnownPlaybook>;
}

interface PlannedEntry {
  plan: EntryPlan;
  /** Every problem of the entry that is here, once, also those that are confirmed for it already. */
  wanted: ProblemRef[];
}

function planEntry(entry: PlacedEntry, known: KnownPlaybook | null, { findProblem, owners }: LookUp): PlannedEntry {
  const content: PlaybookContent = { priority: entry.priority, title: entry.title, owner: entry.owner, steps: stepsOf(entry, known) };
  const found = entry.problems.map((problem) => findProblem(problem, known?.confirmedFor ?? []));
  const here = new Map(found.flatMap((each) => (each.kind === "found" ? [[problemKey(each), each] as const] : [])));
  const wanted = [...here].map(([key, { knowledgeBaseId, problemId }]) => ({ knowledgeBaseId, problemId, owner: owners.get(key) ?? null }));
  const problems = wanted.filter(({ owner }) => owner === null || owner.id !== known?.id).map(({ owner, ...problem }): PlannedProblem => ({ ...problem, insteadOf: owner?.title ?? null }));
  const diff = known === null ? { changes: [], isReordered: false } : diffPlaybook(trimmed(known), content);
  const isSame = diff.changes.length === 0 && !diff.isReordered && problems.length === 0;
  const plan: EntryPlan = {
    place: entry.place,
    kind: known === null ? "new" : isSame ? "same" : "changed",
    known: known === null ? null : { id: known.id, number: known.number },
    key: keptKey(entry.key),
    content,
    ...diff,
    problems,
    passed: found.flatMap((each) => (each.kind === "passed" ? [each.problem] : [])),
  };
  return { plan, wanted };
}

/** The steps with ids: a step that was written without one is the step that says the same, else a new one. */
function stepsOf({ steps }: PlacedEntry, known: KnownPlaybook | null): PlaybookStep[] {
  const given = new Set(steps.flatMap(({ id }) => (id === null ? [] : [id])));
  const free = (known?.steps ?? []).filter(({ id }) => !given.has(id));
  const used = new Set([...(known?.usedStepIds ?? []), ...given]);
  return steps.map(({ id, text }) => {
    const same = id === null ? free.findIndex((step) => isSameText(step.text, text)) : -1;
    const chosen = id ?? (same < 0 ? nextStepId(used) : free.splice(same, 1)[0]?.id) ?? nextStepId(used);
    used.add(chosen);
    return { id: chosen, text };
  });
}

function isSameText(one: Bilingual, other: Bilingual): boolean {
  return (one.en ?? "").trim() === (other.en ?? "").trim() && (one.ru ?? "").trim() === (other.ru ?? "").trim();
}

/** A file's texts have no spaces around them: those of a playbook that was written otherwise are no difference. */
function trimmed({ priority, title, owner, steps }: PlaybookContent): PlaybookContent {
  const trim = ({ en, ru }: Bilingual): Bilingual => ({ en: en?.trim() ?? "", ru: ru?.trim() ?? "" });
  return { priority, title: trim(title), owner: trim(owner), steps: steps.map(({ id, text }) => ({ id, text: trim(text) })) };
}
