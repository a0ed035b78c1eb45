import { maskMessage } from "@/server/domain/generalize/mask-message";
import { countTokens, mineGroup } from "@/server/domain/generalize/mine-templates";
import { median } from "./median";

export interface MiningFigures {
  /** Messages a second with the masks alone, and with the miner. */
  masked: number;
  mined: number;
  templates: number;
}

const REPEATS = 3;

/** Masks and mines messages in hand on one core, each distinct one masked once, as the pipeline does. */
export function measureMining(messages: readonly string[]): MiningFigures {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    const groups = countMasked(messages);
    const masked = performance.now();
    let templates = 0;
    for (const group of groups.values()) {
      const texts = [...group].map(([text, count]) => ({ text, count })).sort((a, b) => (a.text < b.text ? -1 : 1));
      templates += new Set(mineGroup(texts)).size;
    }
    return { masking: (masked - start) / 1000, all: (performance.now() - start) / 1000, templates };
  });
  return { masked: messages.length / median(times.map(({ masking }) => masking)), mined: messages.length / median(times.map(({ all }) => all)), templates: times[0]?.templates ?? 0 };
}

/** Distinct masked messages by number of tokens. */
function countMasked(messages: readonly string[]): Map<number, Map<string, number>> {
  const remembered = new Map<string, string>();
  const groups = new Map<number, Map<string, number>>();
  for (const message of messages) {
    let masked = remembered.get(message);
    if (masked === undefined) remembered.set(message, (masked = maskMessage(message)));
    const tokens = countTokens(masked);
    let group = groups.get(tokens);
    if (group === undefined) groups.set(tokens, (group = new Map()));
    group.set(masked, (group.get(masked) ?? 0) + 1);
  }
  return groups;
}
