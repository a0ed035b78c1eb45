import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { shippedKnowledge } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "@/server/services/seed-data";
import type { AccuracyItem, AccuracySet } from "./accuracy-set";
import { makeHandbookSet } from "./handbook";
import { makeArchive } from "./make-archive";
import { makeNearSet } from "./near-set";
import { planCases } from "./plan-cases";
import { truthSchema } from "./truth";
import { readAccuracyTexts } from "./wordings";

const TEXTS_FOLDER = "tests/data/accuracy";
const HANDBOOK_FOLDER = "tests/data/loghub-handbook";
/** The folder of LogHub samples in a data folder. */
const LOGHUB = "loghub-dev";

/** Makes the committed set's archives in a folder. */
export async function makeRewordedSet(folder: string): Promise<AccuracySet> {
  const { problems, noise } = await readAccuracyTexts(TEXTS_FOLDER);
  const { links } = shippedKnowledge(shippedProblems, shippedShared);
  const target = path.join(folder, "reworded");
  await mkdir(target);
  const items: AccuracyItem[] = [];
  for (const one of planCases(problems)) {
    const { bytes, truth, told } = await makeArchive(one, noise, links);
    const input = path.join(target, `${one.name}.zip`);
    await writeFile(input, bytes);
    items.push({ name: one.name, input, truth, told });
  }
  return { name: "reworded", items };
}

/** Makes the committed sets of near misses in a folder. */
export async function makeNearSets(folder: string): Promise<AccuracySet[]> {
  const { nearErrors, nearWarnings } = await readAccuracyTexts(TEXTS_FOLDER);
  const sets = [
    { name: "near errors", severity: "ERROR", patterns: nearErrors.chosenOn },
    { name: "near errors held out", severity: "ERROR", patterns: nearErrors.heldOut },
    { name: "near warnings", severity: "WARNING", patterns: nearWarnings.chosenOn },
    { name: "near warnings held out", severity: "WARNING", patterns: nearWarnings.heldOut },
  ] as const;
  return Promise.all(sets.map((set) => makeNearSet(folder, set)));
}

/**
 * The sets found in a folder: itself and each folder in it that holds a `truth.json` with archives beside it, and the
 * handbook set where LogHub's samples are there.
 * @param folder for what has to be made
 */
export async function findSets(dir: string, folder: string): Promise<AccuracySet[]> {
  const inside = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => path.join(dir, entry.name));
  const sets = await Promise.all([dir, ...inside.sort()].map(readSet));
  const loghub = path.basename(dir) === LOGHUB ? dir : path.join(dir, LOGHUB);
  const handbook = (await isFolder(loghub)) ? [{ name: "handbook", items: await makeHandbookSet(loghub, HANDBOOK_FOLDER, folder) }] : [];
  return [...sets.filter((set) => set !== null), ...handbook];
}

async function readSet(dir: string): Promise<AccuracySet | null> {
  const text = await readFile(path.join(dir, "truth.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const truths = z.record(z.string(), truthSchema).parse(JSON.parse(text));
  return { name: path.basename(dir), items: Object.entries(truths).map(([archive, truth]) => ({ name: path.parse(archive).name, input: path.join(dir, archive), truth, told: [] })) };
}

export const isFolder = (dir: string): Promise<boolean> => stat(dir).then((found) => found.isDirectory(), () => false);
