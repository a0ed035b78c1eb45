import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { shippedKnowledge } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "@/server/services/seed-data";
import { fromBufferPromise } from "yauzl";
import { buffer } from "node:stream/consumers";
import { LOG_DIALECTS } from "./log-dialects";
import { makeArchive } from "./make-archive";
import { type AccuracyCase, planCases } from "./plan-cases";
import { type AccuracyTexts, DEGREES, readAccuracyTexts } from "./wordings";

const { links } = shippedKnowledge(shippedProblems, shippedShared);

let texts: AccuracyTexts;
let cases: AccuracyCase[];

beforeAll(async () => {
  texts = await readAccuracyTexts("tests/data/accuracy");
  cases = planCases(texts.problems);
});

async function filesOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return files;
}

describe("the plan of the accuracy set", () => {
  it("tells every problem once in each degree, never twice in one archive", () => {
    const told = cases.flatMap((one) => one.told.map(({ worded, degree }) => `${worded.problem.id} ${degree}`));
    expect(told.sort()).toEqual(texts.problems.flatMap(({ problem }) => DEGREES.map((degree) => `${problem.id} ${degree}`)).sort());
    expect(cases.filter(({ told: [first, second] }) => first?.worded === second?.worded)).toEqual([]);
  });

  it("has every dialect and every form of bytes", () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(new Set(cases.map(({ dialect }) => dialect.name)).size).toBe(LOG_DIALECTS.length);
    for (const has of [({ form }: AccuracyCase) => form.isGzip, ({ form }: AccuracyCase) => form.hasBom, ({ form }: AccuracyCase) => form.lineEnd === "\r\n", ({ form }: AccuracyCase) => form.charset === "windows-1251"]) {
      expect(cases.filter(has).length).toBeGreaterThan(3);
    }
  });
});

describe("an archive of the accuracy set", () => {
  it("is the same to the byte when it is made again", async () => {
    for (const one of cases.slice(0, 12)) expect((await makeArchive(one, texts.noise, links)).bytes.equals((await makeArchive(one, texts.noise, links)).bytes)).toBe(true);
  });

  it("holds each told text in the line that the answer names", async () => {
    for (const one of cases.slice(0, 20)) {
      const { bytes, told } = await makeArchive(one, texts.noise, links);
      const files = await filesOf(bytes);
      const decoder = new TextDecoder(one.form.charset);
      for (const { file, line, text } of told) {
        const found = [...files].find(([name]) => name.replace(/\.gz$/, "") === `${one.name}/${file}`);
        const content = found?.[0].endsWith(".gz") ? gunzipSync(found[1]) : found?.[1];
        expect(decoder.decode(content).split(one.form.lineEnd)[line - 1]?.replaceAll('\\"', '"')).toContain(text);
      }
    }
  });

  it("has the pairs of every problem that is in it, and one novel WARNING", async () => {
    for (const one of cases) {
      const { truth } = await makeArchive(one, texts.noise, links);
      expect(Object.keys(truth.problems).map(Number).sort()).toEqual(one.told.map(({ worded }) => worded.problem.id).sort());
      const own = one.told.flatMap(({ worded }) => worded.anomalies.map(({ id }) => `${id}:${worded.problem.id}`));
      expect(truth.pairs.map(([[id], problemId]) => `${id}:${problemId}`)).toEqual(expect.arrayContaining(own));
      expect(truth.novel).toHaveLength(1);
    }
  });
});
