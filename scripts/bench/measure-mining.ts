import { MaskMemory } from "@/server/domain/generalize/mask-memory";
import { countTokens, mineGroup } from "@/server/domain/generalize/mine-templates";
import { median } from "./median";

export interface MiningFigures {
  /** Messages a processor second with the masks alone, and with the miner. */
  masked: number;
  mined: number;
  templates: number;
}

const REPEATS = 3;

/** Processor time of this process in seconds: what else the machine does is not in it, the collector of garbage is. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Masks and mines messages in hand, each shape masked once, as the pipeline does. */
export function measureMining(messages: readonly string[]): MiningFigures {
  const times = Array.from({ length: REPEATS }, () => {
    const start = cpuSeconds();
    const groups = countMasked(messages);
    const masked = cpuSeconds();
    let templates = 0;
    for (const group of groups.values()) {
      const texts = [...group].map(([text, count]) => ({ text, count })).sort((a, b) => (a.text < b.text ? -1 : 1));
      templates += new Set(mineGroup(texts)).size;
    }
    return { masking: masked - start, all: cpuSeconds() - start, templates };
  });
  return { masked: messages.length / median(times.map(({ masking }) => masking)), mined: messages.length / median(times.map(({ all }) => all)), templates: times[0]?.templates ?? 0 };
}

/** Distinct masked messages by number of tokens. */
function countMasked(messages: readonly string[]): Map<number, Map<string, number>> {
  const memory = new MaskMemory();
  const groups = new Map<number, Map<string, number>>();
  for (const message of messages) {
    const masked = memory.mask(message);
    const tokens = countTokens(masked);
    let group = groups.get(tokens);
    if (group === undefined) groups.set(tokens, (group = new Map()));
    group.set(masked, (group.get(masked) ?? 0) + 1);
  }
  return groups;
}
