import { MaskMemory } from "@/server/domain/generalize/mask-memory";
import { countTokens, type CountedText, mineGroup } from "@/server/domain/generalize/mine-templates";
import { median } from "./median";

export interface MiningFigures {
  /** Messages a processor second with the masks alone, and with the miner. */
  masked: number;
  mined: number;
  templates: number;
}

const REPEATS = 3;
/** Messages of one part: about 8 MB of log. */
const PART = 90_000;

/** Processor time of this process in seconds: what else the machine does is not in it, the collector of garbage is. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Masks and mines messages in hand, each shape masked once, as the pipeline does. */
export function measureMining(messages: readonly string[]): MiningFigures {
  const times = Array.from({ length: REPEATS }, () => {
    const start = cpuSeconds();
    const counted = countMasked(messages);
    const masked = cpuSeconds();
    let templates = 0;
    for (const group of sortedGroups(counted)) templates += new Set(mineGroup(group)).size;
    return { masking: masked - start, all: cpuSeconds() - start, templates };
  });
  return { masked: messages.length / median(times.map(({ masking }) => masking)), mined: messages.length / median(times.map(({ all }) => all)), templates: times[0]?.templates ?? 0 };
}

/** Distinct masked messages of each part; what is remembered of masks goes from one to the next as in a worker. */
function countMasked(messages: readonly string[]): CountedText[] {
  const counted: CountedText[] = [];
  const memory = new MaskMemory();
  for (let start = 0; start < messages.length; start += PART) {
    const tally = new Map<string, number>();
    for (const message of messages.slice(start, start + PART)) {
      const text = memory.mask(message);
      tally.set(text, (tally.get(text) ?? 0) + 1);
    }
    for (const [text, count] of tally) counted.push({ text, count });
  }
  return counted;
}

/** Distinct texts by number of tokens, sorted, as the database gives them to the miner. */
function sortedGroups(counted: readonly CountedText[]): CountedText[][] {
  const groups = new Map<number, CountedText[]>();
  for (const one of counted) {
    const tokens = countTokens(one.text);
    const group = groups.get(tokens);
    if (group === undefined) groups.set(tokens, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => (a.text < b.text ? -1 : 1)).filter(({ text }, i) => text !== group[i - 1]?.text));
}
