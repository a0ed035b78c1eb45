import type { KnowledgeTexts } from "./knowledge-texts";

export type Road = "error" | "warning";

/** What a person said about a log text: it `is` this problem or anomaly, or is `never` it. */
export interface Correction {
  road: Road;
  /** SHA-256 of the embedded text, in hex. */
  textHash: string;
  kind: "is" | "never";
  targetId: number;
}

/** The corrections about one log text, as rows of the knowledge texts. */
export interface CorrectionsOfText {
  is: number | null;
  never: ReadonlySet<number>;
}

export const NO_CORRECTIONS: CorrectionsOfText = { is: null, never: new Set() };

/** Corrections by road and text, and those whose target the knowledge base lacks. */
export interface PreparedCorrections {
  of(road: Road, textHash: string): CorrectionsOfText;
  ignored: Correction[];
}

/** Looks up the targets. Equal texts are one target; of several `is` about one text the last counts. */
export function prepareCorrections(corrections: readonly Correction[], knowledge: Record<Road, KnowledgeTexts>): PreparedCorrections {
  const byText = new Map<string, { is: number | null; never: Set<number> }>();
  const ignored: Correction[] = [];
  for (const correction of corrections) {
    const row = knowledge[correction.road].texts.findIndex(({ ids }) => ids.includes(correction.targetId));
    if (row < 0) {
      ignored.push(correction);
      continue;
    }
    const key = `${correction.road} ${correction.textHash}`;
    const known = byText.get(key) ?? { is: null, never: new Set<number>() };
    byText.set(key, known);
    if (correction.kind === "is") known.is = row;
    else known.never.add(row);
  }
  return { of: (road, textHash) => byText.get(`${road} ${textHash}`) ?? NO_CORRECTIONS, ignored };
}
