import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fillPlaces, seededRandom } from "../measure/seeded-random";
import type { AccuracySet } from "./accuracy-set";
import { LOG_DIALECTS } from "./log-dialects";
import type { ToldLine } from "./make-archive";
import { nightStart } from "./tell-story";

const SEED = 20_261_201;
const MINUTE = 60_000;

/** Writes a log of ERRORs that come near the knowledge base and are not in it: nothing is to be found there. */
export async function makeNearSet(folder: string, name: string, patterns: readonly string[]): Promise<AccuracySet> {
  const random = seededRandom(SEED);
  const [dialect] = LOG_DIALECTS;
  const file = `${name.replaceAll(" ", "-")}.log`;
  const told = patterns.map((pattern, index): ToldLine => ({ role: { kind: "unknown", pattern }, file, line: index + 1, text: fillPlaces(random, pattern) }));
  const lines = told.map(({ text }, index) => dialect?.render({ at: nightStart(1) + index * MINUTE, severity: "ERROR", component: "core", text }, "app1", random) ?? "");
  const input = path.join(folder, file);
  await writeFile(input, `${lines.join("\n")}\n`);
  return { name, items: [{ name, input, truth: { pairs: [], problems: {} }, told }] };
}
