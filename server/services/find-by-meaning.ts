import type { DraftOwner } from "@/server/db/knowledge-drafts";
import type { KnownText } from "@/server/domain/classify/knowledge-texts";
import { TextMatrix } from "@/server/domain/embed/text-matrix";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { getModel } from "@/server/embedding/models";
import { findDraftState } from "./knowledge-drafts";
import { knownTexts } from "./known-texts";
import { vectorsOf } from "./vectors";

/** An entry with how near it is to what was looked for (cosine). */
export interface NearEntry {
  kind: "problem" | "anomaly";
  id: number;
  text: string;
  similarity: number;
}

export type NearAnswer = { kind: "nearest"; entries: NearEntry[] } | { kind: "not-installed"; folder: string } | { kind: "not-found" };

/** Entries that are named. */
const NAMED = 40;
/** Texts with less in common than this are not what was meant. */
const LEAST_SIMILARITY = 0.2;

/** The entries of a person's draft that are nearest in meaning to a text, nearest first. */
export async function findByMeaning(owner: DraftOwner, text: string): Promise<NearAnswer> {
  const state = await findDraftState(owner);
  if (!state) return { kind: "not-found" };
  const model = getModel("light");
  const sought = await vectorsOf(model, [embeddedText(text)], "log");
  if (sought.kind === "not-installed") return sought;
  const known = await knownTexts(model, state.draft);
  if (known.kind === "not-installed") return known;
  const [vector] = sought.byText.values();
  if (!vector) return { kind: "nearest", entries: [] };
  const entries = [...nearest("problem", known.problems, vector), ...nearest("anomaly", known.anomalies, vector)];
  return { kind: "nearest", entries: entries.sort((a, b) => b.similarity - a.similarity).slice(0, NAMED) };
}

function nearest(kind: NearEntry["kind"], texts: readonly KnownText[], vector: Float32Array): NearEntry[] {
  const found = new TextMatrix(texts.map((text) => text.vector)).nearest(vector, NAMED);
  return found.flatMap(({ index, similarity }) => {
    const entry = texts[index];
    return entry && similarity >= LEAST_SIMILARITY ? [{ kind, id: entry.id, text: entry.text, similarity }] : [];
  });
}
