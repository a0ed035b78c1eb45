import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fillPlaces, seededRandom } from "../measure/seeded-random";
import type { AccuracySet } from "./accuracy-set";
import { LOG_DIALECTS, type StorySeverity } from "./log-dialects";
import type { ToldLine } from "./make-archive";
import { nightStart } from "./tell-story";

const SEED = 20_261_201;
const MINUTE = 60_000;

interface NearSet {
  name: string;
  severity: StorySeverity;
  patterns: readonly string[];
}

/** Writes a log of messages that come near the knowledge base and are not in it: nothing is to be found there. */
export async function makeNearSet(folder: string, { name, severity, patterns }: NearSet): Promise<AccuracySet> {
  const random = seededRandom(SEED);
  const [dialect] = LOG_DIALECTS;
  const file = `${name.replaceAll(" ", "-")}.log`;
  const told = patterns.map((pattern, index): ToldLine => ({ role: { kind: "unknown", pattern }, file, line: index + 1, text: fillPlaces(random, pattern) }));
  const lines = told.map(({ text }, index) => dialect?.render({ at: nightStart(1) + index * MINUTE, severity, component: "core", text }, "app1", random) ?? "");
  const input = path.join(folder, file);
  await writeFile(input, `${lines.join("\n")}\n`);
  return { name, items: [{ name, input, truth: { pairs: [], problems: {} }, told }] };
}
