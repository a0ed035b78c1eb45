import { joinTokens } from "./join-tokens";
import type { Words } from "./words";

/** The texts of a group, token by token, and the cluster of each. */
export interface ClusteredTexts {
  words: Words;
  width: number;
  /** The tokens of all texts, one text after the other. */
  tokens: Int32Array;
  clusterOf: Int32Array;
}

/** Texts by their cluster. */
function membersOf(clusterOf: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  clusterOf.forEach((cluster, text) => {
    const known = members.get(cluster);
    if (known === undefined) members.set(cluster, [text]);
    else known.push(text);
  });
  return members;
}

/** @returns the template of each text: its tokens, joined to one where the texts of its cluster differ */
export function renderClusters({ words, width, tokens, clusterOf }: ClusteredTexts): string[] {
  /** The latest place, counted over all clusters, that each word was seen at. */
  const seen = new Int32Array(words.size);
  let place = 0;
  const valuesAt = (texts: readonly number[], position: number): string[] => {
    place++;
    const values: string[] = [];
    for (const text of texts) {
      const token = tokens[text * width + position] ?? 0;
      if (seen[token] === place) continue;
      seen[token] = place;
      values.push(words.word(token));
    }
    return values;
  };
  const templates = new Array<string>(clusterOf.length).fill("");
  for (const texts of membersOf(clusterOf).values()) {
    const template = Array.from({ length: width }, (_, position) => joinTokens(valuesAt(texts, position))).join(" ");
    for (const text of texts) templates[text] = template;
  }
  return templates;
}
