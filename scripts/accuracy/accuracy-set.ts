import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import type { ToldLine } from "./make-archive";
import type { Truth } from "./truth";

/** One archive to analyse and what there is to find in it. */
export interface AccuracyItem {
  name: string;
  input: string;
  /** What it is matched against; without it the archive's own, else the shipped one. */
  knowledge?: Knowledge;
  truth: Truth;
  /** Where what was said; empty where the set does not tell. */
  told: readonly ToldLine[];
}

export interface AccuracySet {
  name: string;
  items: AccuracyItem[];
}
