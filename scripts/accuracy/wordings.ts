import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** How far a wording is from the knowledge base's: the same words turned round; about half of them others; hardly one in common. */
export const DEGREES = ["easy", "medium", "hard"] as const;

export type Degree = (typeof DEGREES)[number];

const wording = z.strictObject({ id: z.number().int().positive(), easy: z.string().min(1), medium: z.string().min(1), hard: z.string().min(1) });
const wordings = z.array(z.strictObject({ problem: wording, anomalies: z.array(wording) }));
const texts = z.array(z.string().min(1));
const noise = z.strictObject({ info: texts, infoRussian: texts, benign: texts, unknownErrors: texts, novel: texts });

const nearTexts = z.strictObject({ chosenOn: texts, heldOut: texts });

/** A problem or anomaly of the shipped knowledge base in other words; `{…}` are places that `fillPlaces` fills. */
export type Wording = z.infer<typeof wording>;

export interface WordedProblem {
  problem: Wording;
  anomalies: Wording[];
}

/** Messages that no knowledge base text is about. */
export type Noise = z.infer<typeof noise>;

/** Messages of the same trades as the knowledge base that none of its texts is about: those that choices were made on, and those that none was. */
export type NearTexts = z.infer<typeof nearTexts>;

export interface AccuracyTexts {
  problems: WordedProblem[];
  noise: Noise;
  nearErrors: NearTexts;
  nearWarnings: NearTexts;
}

/** Reads the committed texts. Throws where a file is not of the shape they have. */
export async function readAccuracyTexts(folder: string): Promise<AccuracyTexts> {
  const names = (await readdir(path.join(folder, "wordings"))).filter((name) => name.endsWith(".json")).sort();
  const files = await Promise.all(names.map((name) => readFile(path.join(folder, "wordings", name), "utf8")));
  return {
    problems: files.flatMap((text) => wordings.parse(JSON.parse(text))),
    noise: noise.parse(JSON.parse(await readFile(path.join(folder, "noise.json"), "utf8"))),
    nearErrors: nearTexts.parse(JSON.parse(await readFile(path.join(folder, "near-errors.json"), "utf8"))),
    nearWarnings: nearTexts.parse(JSON.parse(await readFile(path.join(folder, "near-warnings.json"), "utf8"))),
  };
}
