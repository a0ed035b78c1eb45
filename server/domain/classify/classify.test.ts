import { describe, expect, it } from "vitest";
import { textHash } from "../embed/text-hash";
import { classify, type ClassifyInput, type TemplateToClassify } from "./classify";
import type { Correction } from "./correction";
import type { KnownText } from "./knowledge-texts";
import { stem } from "./stem";

const DIMENSIONS = 64;

/** A stand-in for a sentence model: one direction per word, so that texts are as similar as their words are common. */
const directions = new Map<string, number>();
function embed(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    if (!directions.has(word)) directions.set(word, directions.size);
    vector[directions.get(word)!]! += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** A unit vector with a given cosine to the first axis. */
const atCosine = (cosine: number) => Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine));

const known = (id: number, text: string): KnownText => ({ id, text, vector: embed(text) });
const log = (number: number, road: "error" | "warning", text: string): TemplateToClassify => ({ number, road, text, message: text, vector: embed(text) });

const knowledge = {
  problems: [known(1, "Disk controller firmware fault"), known(2, "Database replication lag exceeded limit"), known(3, "Certificate of web server expired")],
  anomalies: [known(10, "Disk read timeout"), known(11, "Slow replica"), known(12, "Disk read timeout"), known(13, "Fan 1 stopped"), known(14, "Fan 2 stopped"), known(15, "TLS handshake rejected")],
  links: [
    { anomalyId: 10, problemId: 1 },
    { anomalyId: 11, problemId: 2 },
    { anomalyId: 12, problemId: 2 },
    { anomalyId: 13, problemId: 1 },
    { anomalyId: 14, problemId: 1 },
    { anomalyId: 15, problemId: 3 },
  ],
};
const run = (templates: TemplateToClassify[], more: Partial<ClassifyInput> = {}) => classify({ templates, knowledge, matching: "calibrated", weights: "light", corrections: [], wordVectors: new Map(), ...more });

describe("classify: the order", () => {
  it("takes a warning in the context of the problems that errors made active, whatever order they come in", () => {
    const { matches, activeProblemIds } = run([log(2, "warning", "Disk read timeout"), log(1, "error", "Disk controller firmware fault")]);
    expect(activeProblemIds).toEqual([1]);
    expect(matches.map(({ templateNumber, outcome, route, targetIds }) => [templateNumber, outcome, route, targetIds])).toEqual([
      [2, "matched", "context", [10]],
      [1, "matched", null, [1]],
    ]);
  });

  it("gives an equal text as every id that belongs to an active problem", () => {
    const { matches } = run([log(1, "error", "Disk controller firmware fault"), log(2, "error", "Database replication lag exceeded limit"), log(3, "warning", "Disk read timeout")]);
    expect(matches[2]).toMatchObject({ route: "context", targetIds: [10, 12] });
  });

  it("falls back to the whole knowledge base and keeps all ids of an equal text, lowest first", () => {
    const { matches, activeProblemIds } = run([log(3, "warning", "Disk read timeout")]);
    expect(activeProblemIds).toEqual([]);
    expect(matches[0]).toMatchObject({ outcome: "matched", route: "fallback", targetIds: [10, 12] });
  });

  it("activates the lower id of equal problem texts", () => {
    const problems = [known(8, "Disk full"), known(5, "Disk full")];
    const { activeProblemIds, matches } = run([log(1, "error", "Disk full")], { knowledge: { ...knowledge, problems } });
    expect(activeProblemIds).toEqual([5]);
    expect(matches[0]?.targetIds).toEqual([5, 8]);
  });

  it("leaves alone what the knowledge base does not know, and says what came nearest", () => {
    const { matches } = run([log(1, "error", "Invoice has no billing address"), log(2, "warning", "Printer of web shop out of paper")]);
    expect(matches.map(({ outcome, targetIds }) => [outcome, targetIds])).toEqual([
      ["unmatched", []],
      ["unmatched", []],
    ]);
    expect(matches[1]!.candidates.length).toBe(5);
  });

  it("has an answer for an empty knowledge base", () => {
    const { matches } = run([log(1, "error", "Disk full")], { knowledge: { problems: [], anomalies: [], links: [] } });
    expect(matches[0]).toMatchObject({ outcome: "unmatched", similarity: 0, probability: null, candidates: [] });
  });

  it("does not depend on the order of the knowledge base", () => {
    const templates = [log(1, "error", "Fault in disk controller firmware"), log(2, "warning", "Timeout while reading disk"), log(3, "warning", "Fan 2 has stopped")];
    const turned = { problems: knowledge.problems.toReversed(), anomalies: knowledge.anomalies.toReversed(), links: knowledge.links.toReversed() };
    expect(run(templates, { knowledge: turned })).toEqual(run(templates));
  });
});

describe("classify: strict", () => {
  const one = { problems: [{ id: 1, text: "P", vector: atCosine(1) }], anomalies: [{ id: 2, text: "A", vector: atCosine(1) }], links: [{ anomalyId: 2, problemId: 1 }] };
  const at = (road: "error" | "warning", cosine: number) => ({ ...log(1, road, "x"), vector: atCosine(cosine) });
  const outcome = (template: TemplateToClassify) => classify({ templates: [template], knowledge: one, matching: "strict", weights: "light", corrections: [], wordVectors: new Map() }).matches[0]!.outcome;

  it("is plain cosine with the cut-offs 0.60 and 0.55, after rounding to 4 decimals", () => {
    expect([0.6, 0.59996, 0.5999].map((cosine) => outcome(at("error", cosine)))).toEqual(["matched", "matched", "unmatched"]);
    expect([0.55, 0.54996, 0.5499].map((cosine) => outcome(at("warning", cosine)))).toEqual(["matched", "matched", "unmatched"]);
  });

  it("gives no probability", () => {
    const { matches } = run([log(1, "error", "Disk controller firmware fault")], { matching: "strict" });
    expect(matches[0]).toMatchObject({ outcome: "matched", probability: null, decidedBy: "strict", similarity: 1 });
  });

  it("breaks ties by the lower id", () => {
    const vector = atCosine(1);
    const twins = { ...one, problems: [{ id: 7, text: "B", vector }, { id: 4, text: "C", vector }] };
    expect(classify({ templates: [{ ...log(1, "error", "x"), vector }], knowledge: twins, matching: "strict", weights: "light", corrections: [], wordVectors: new Map() }).activeProblemIds).toEqual([4]);
  });
});

describe("classify: calibrated", () => {
  it("tells two texts that differ in a device by the device the message names", () => {
    const { matches } = run([log(1, "error", "Disk controller firmware fault"), { ...log(2, "warning", "Fan stopped"), message: "Fan 2 stopped" }]);
    expect(matches[1]).toMatchObject({ targetIds: [14] });
  });

  it("gives opposite words a lower probability than the same words", () => {
    const links = { problems: [known(1, "Link down on interface")], anomalies: [], links: [] };
    const probability = (text: string) => run([log(1, "error", text)], { knowledge: links }).matches[0]!.probability!;
    expect(probability("Link up on interface")).toBeLessThan(probability("Link lost on interface"));
  });

  it("calls an error ambiguous that is as near to two different problems, and activates neither", () => {
    const problems = [
      { id: 1, text: "Backup copy failed pump", vector: Float32Array.of(0.8, 0.6, 0) },
      { id: 2, text: "Backup copy failed valve", vector: Float32Array.of(0.8, -0.6, 0) },
    ];
    const template = { ...log(1, "error", "Backup copy failed pump valve"), vector: Float32Array.of(1, 0, 0) };
    const { matches, activeProblemIds } = run([template], { knowledge: { problems, anomalies: [], links: [] } });
    expect(matches[0]).toMatchObject({ outcome: "ambiguous", targetIds: [] });
    expect(matches[0]!.candidates.map(({ id }) => id)).toEqual([1, 2]);
    expect(activeProblemIds).toEqual([]);
  });

  it("takes a word for another whose own vector is near", () => {
    const problems = [known(1, "Jitter on trunk line")];
    const wordVectors = new Map([["jitter", atCosine(1)], ["wobble", atCosine(0.9)], ["banana", atCosine(0.1)]]);
    const covered = (text: string) => run([{ ...log(1, "error", text), vector: embed("Jitter on trunk line") }], { knowledge: { problems, anomalies: [], links: [] }, wordVectors }).matches[0]!.evidence.covered;
    expect(covered("Wobble of trunk line")).toBeGreaterThan(Number(covered("Banana of trunk line")));
    expect(covered("Wobble of trunk line")).toBeLessThan(Number(covered("Jitter of trunk line")));
  });

  it("reads an error that could be one of two problems as the one whose anomalies are there", () => {
    const problems = [
      { id: 1, text: "Backup copy failed pump", vector: Float32Array.of(0.8, 0.6, 0) },
      { id: 2, text: "Backup copy failed valve", vector: Float32Array.of(0.8, -0.6, 0) },
    ];
    const template = { ...log(1, "error", "Backup copy failed pump valve"), vector: Float32Array.of(1, 0, 0) };
    const warnings = [log(2, "warning", "TLS handshake rejected"), log(3, "warning", "Slow replica")];
    const links = [{ anomalyId: 15, problemId: 2 }, { anomalyId: 11, problemId: 2 }];
    const anomalies = knowledge.anomalies;
    expect(run([template, ...warnings], { knowledge: { problems, anomalies, links } })).toMatchObject({ activeProblemIds: [2], matches: [{ outcome: "matched", targetIds: [2], evidence: { support: expect.closeTo(2, 0) } }, {}, {}] });
    expect(run([template, ...warnings], { matching: "strict", knowledge: { problems, anomalies, links } }).activeProblemIds).toEqual([1]);
  });

  it("lets the anomalies of a problem speak for the error that is likeliest it, not for those far behind", () => {
    const links = [{ anomalyId: 15, problemId: 1 }, { anomalyId: 11, problemId: 1 }];
    const more = { knowledge: { problems: [{ id: 1, text: "Backup copy failed", vector: atCosine(1) }], anomalies: knowledge.anomalies, links } };
    const [likely, behind] = [{ ...log(1, "error", "Backup copy failed"), vector: atCosine(0.9) }, { ...log(2, "error", "Copy of the ledger refused"), vector: atCosine(0.1) }];
    const warnings = [log(3, "warning", "TLS handshake rejected"), log(4, "warning", "Slow replica")];
    const outcomes = (templates: TemplateToClassify[]) => run(templates, more).matches.map(({ outcome, evidence }) => [outcome, Math.round(Number(evidence.support))]);
    expect(outcomes([behind, ...warnings])[0]).toEqual(["matched", 2]);
    expect(outcomes([behind])[0]).toEqual(["unmatched", 0]);
    expect(outcomes([behind, likely, ...warnings]).slice(0, 2)).toEqual([["unmatched", 0], ["matched", 2]]);
  });

  it("asks more of an error whose problem no warning speaks for", () => {
    const links = [{ anomalyId: 15, problemId: 1 }, { anomalyId: 11, problemId: 1 }];
    const more = { knowledge: { problems: [{ id: 1, text: "Backup copy failed", vector: atCosine(1) }], anomalies: knowledge.anomalies, links } };
    const error = { ...log(1, "error", "Copy of the ledger failed"), vector: atCosine(0.4) };
    const logit = (...warnings: string[]): number => {
      const { probability, evidence } = run([error, ...warnings.map((text, index) => log(2 + index, "warning", text))], more).matches[0]!;
      // Without what the support itself adds.
      return Math.log(probability! / (1 - probability!)) - Number(evidence.support);
    };
    expect(logit("TLS handshake rejected", "Slow replica") - logit()).toBeCloseTo(1, 1);
    expect(logit("TLS handshake rejected") - logit()).toBeCloseTo(1, 1);
  });

  it("shows what spoke for it", () => {
    const { matches } = run([log(1, "error", "Firmware fault of the disk controller")]);
    expect(matches[0]!.evidence.sharedWords).toEqual([stem("controller"), "disk", "fault", stem("firmware")]);
    expect(matches[0]!.evidence.covered).toBeGreaterThan(0.5);
  });
});

describe("classify: corrections", () => {
  const text = "Spindle squeals";
  const correct = (kind: Correction["kind"], targetId: number, of = text): Correction => ({ road: "warning", textHash: textHash(of).toString("hex"), kind, targetId });
  const active = log(1, "error", "Disk controller firmware fault");

  it("'is' outranks the model, in context and outside it", () => {
    const { matches } = run([active, log(2, "warning", text)], { corrections: [correct("is", 13)] });
    expect(matches[1]).toMatchObject({ outcome: "matched", targetIds: [13], decidedBy: "correction", route: "context", probability: null });
    expect(run([log(2, "warning", text)], { corrections: [correct("is", 13)] }).matches[0]).toMatchObject({ route: "fallback", decidedBy: "correction" });
  });

  it("'never' takes a text out of the choice, and says so only where that changed the outcome", () => {
    const templates = [active, log(2, "warning", "Disk read timeout")];
    expect(run(templates, { corrections: [correct("never", 12, "Disk read timeout")] }).matches[1]).toMatchObject({ outcome: "unmatched", decidedBy: "correction" });
    expect(run(templates, { corrections: [correct("never", 15, "Disk read timeout")] }).matches[1]).toMatchObject({ targetIds: [10], decidedBy: "calibrated" });
  });

  it("holds for its own road and text only, and is listed where its target is gone", () => {
    const wrongRoad: Correction = { ...correct("is", 1), road: "error" };
    const gone = correct("is", 999);
    const { matches, ignoredCorrections } = run([active, log(2, "warning", text)], { corrections: [wrongRoad, gone] });
    expect(matches[1]).toMatchObject({ outcome: "unmatched" });
    expect(ignoredCorrections).toEqual([gone]);
  });
});
