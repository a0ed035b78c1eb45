import type { DraftOwner } from "@/server/db/knowledge-drafts";
import { lintKnowledge, type LintFinding, type LintKind } from "@/server/domain/knowledge/lint-knowledge";
import { getModel } from "@/server/embedding/models";
import { findDraftState } from "./knowledge-drafts";
import { knownTexts } from "./known-texts";

export interface Lint {
  /** How many there are of each kind. */
  counts: Partial<Record<LintKind, number>>;
  /** The first of them where there are many. */
  findings: LintFinding[];
}

export type LintAnswer = ({ kind: "lint" } & Lint) | { kind: "not-installed"; folder: string } | { kind: "not-found" };

/** Findings of one kind that are sent to the page. */
const SENT = 100;

/** What a person's draft of a knowledge base could be better at. */
export async function lintDraft(owner: DraftOwner): Promise<LintAnswer> {
  const state = await findDraftState(owner);
  if (!state) return { kind: "not-found" };
  const known = await knownTexts(getModel("light"), state.draft);
  if (known.kind === "not-installed") return known;
  const counts: Lint["counts"] = {};
  const findings = lintKnowledge({ problems: known.problems, anomalies: known.anomalies, links: state.draft.links }).filter(({ kind }) => {
    const count = (counts[kind] ?? 0) + 1;
    counts[kind] = count;
    return count <= SENT;
  });
  return { kind: "lint", counts, findings };
}
