import { describe, expect, it } from "vitest";
import { NoveltyFinder } from "./find-novel";
import { likelihood, PRIOR } from "./likelihood";
import { type LinkedTemplate, linkRun } from "./link-run";
import { predict, PREDICTION_WINDOW_MICROS } from "./predict";
import { compareSightings } from "./sighting";

const SECOND = 1_000_000;

function template(over: Partial<LinkedTemplate> & { number: number; at: number | null }): LinkedTemplate {
  const { at, ...rest } = over;
  return {
    road: "warning", outcome: "matched", targetIds: [], similarity: 0.7, probability: 0.9, decidedBy: "calibrated", route: "context", records: 1,
    first: { micros: at, file: 0, line: over.number, text: `line ${String(over.number)}` }, lastMicros: at, ...rest,
  };
}

const error = (number: number, problem: number, at: number | null): LinkedTemplate => template({ number, at, road: "error", route: null, targetIds: [problem] });
const warning = (number: number, anomaly: number, at: number | null, over: Partial<LinkedTemplate> = {}): LinkedTemplate => template({ number, at, targetIds: [anomaly], ...over });

describe("compareSightings", () => {
  it("puts what has no time last, then goes by file and line", () => {
    const places = [{ micros: null, file: 0, line: 1 }, { micros: 5, file: 1, line: 1 }, { micros: 5, file: 0, line: 9 }, { micros: 4, file: 7, line: 7 }];
    expect(places.sort(compareSightings).map(({ micros, file }) => [micros, file])).toEqual([[4, 7], [5, 0], [5, 1], [null, 0]]);
  });
});

describe("linkRun", () => {
  const links = [{ anomalyId: 10, problemId: 1 }, { anomalyId: 10, problemId: 2 }, { anomalyId: 11, problemId: 1 }, { anomalyId: 12, problemId: 3 }];

  it("gives one finding for each active problem an anomaly is linked to, and none for problems that are not there", () => {
    const run = linkRun([error(1, 1, 100), error(2, 2, 50), warning(3, 10, 70), warning(4, 12, 80)], links);
    expect(run.findings.map(({ problem, anomaly }) => [anomaly.id, problem.id])).toEqual([[10, 1], [10, 2]]);
    expect([...run.anomalies.keys()]).toEqual([10, 12]);
  });

  it("adds the templates of one anomaly up: earliest sighting, all records, the similarity of the best", () => {
    const run = linkRun([error(1, 1, 0), warning(2, 10, 90, { similarity: 0.9, records: 3 }), warning(3, 10, 40, { similarity: 0.6, records: 4, lastMicros: 400 })], links);
    expect(run.findings[0]?.anomaly).toMatchObject({ records: 7, similarity: 0.9, first: { micros: 40 }, lastMicros: 400, templates: [2, 3] });
  });

  it("names every id of an equal text in context, the lowest alone elsewhere", () => {
    const both = linkRun([error(1, 1, 0), template({ number: 2, at: 5, targetIds: [10, 11] })], links);
    expect(both.findings.map(({ anomaly }) => anomaly.id)).toEqual([10, 11]);
    const lowest = linkRun([error(1, 1, 0), template({ number: 2, at: 5, targetIds: [10, 11], route: "fallback" })], links);
    expect(lowest.findings.map(({ anomaly }) => anomaly.id)).toEqual([10]);
  });

  it("leaves ambiguous and unmatched templates out", () => {
    const run = linkRun([error(1, 1, 0), warning(2, 10, 5, { outcome: "ambiguous" }), warning(3, 11, 5, { outcome: "unmatched" })], links);
    expect(run.findings).toEqual([]);
  });
});

describe("predict", () => {
  const until = (endMicros: number | null, windowMicros = PREDICTION_WINDOW_MICROS) => ({ endMicros, windowMicros });
  const links = [{ anomalyId: 10, problemId: 1 }, { anomalyId: 11, problemId: 1 }, { anomalyId: 12, problemId: 1 }, { anomalyId: 10, problemId: 2 }, { anomalyId: 11, problemId: 2 }, { anomalyId: 12, problemId: 2 }];

  it("alerts at a problem's first error about each anomaly not seen before, and says which came", () => {
    const run = linkRun([error(1, 1, 100), warning(2, 10, 50), warning(3, 11, 130)], links);
    const alerts = predict(run, links, until(200)).filter((prediction) => prediction.kind === "anomaly");
    expect(alerts).toMatchObject([
      { anomalyId: 11, issuedMicros: 100, outcome: "came-true", outcomeMicros: 130 },
      { anomalyId: 12, issuedMicros: 100, outcome: "open", outcomeMicros: null },
    ]);
  });

  it("warns at the second different anomaly of a problem that several share, before its error", () => {
    const run = linkRun([error(1, 1, 100), warning(2, 10, 50), warning(3, 11, 60)], links);
    expect(predict(run, links, until(200)).filter((prediction) => prediction.kind === "problem")).toMatchObject([
      { problemId: 1, issuedMicros: 60, firstMicros: 50, lastMicros: 60, basis: [10, 11], outcome: "came-true", outcomeMicros: 100 },
      { problemId: 2, issuedMicros: 60, basis: [10, 11], outcome: "open" },
    ]);
  });

  it("warns at the first anomaly that belongs to one problem alone", () => {
    const alone = [...links, { anomalyId: 13, problemId: 2 }];
    const run = linkRun([warning(2, 13, 50)], alone);
    expect(predict(run, alone, until(200))).toMatchObject([{ kind: "problem", problemId: 2, issuedMicros: 50, anomaliesKnown: 4 }]);
  });

  it.each([PREDICTION_WINDOW_MICROS, 50])("gives a prediction up after %i microseconds of log where that is its window", (window) => {
    const one = [{ anomalyId: 10, problemId: 1 }];
    const alone = linkRun([error(1, 1, 0)], one);
    expect(predict(alone, one, until(window, window))).toMatchObject([{ outcome: "open" }]);
    expect(predict(alone, one, until(window + 1, window))).toMatchObject([{ outcome: "did-not-happen" }]);
    const outcomeAt = (micros: number) => predict(linkRun([error(1, 1, 0), warning(2, 10, micros)], one), one, until(2 * window, window));
    expect(outcomeAt(window)).toMatchObject([{ outcome: "came-true", outcomeMicros: window }]);
    expect(outcomeAt(window + 1)).toMatchObject([{ outcome: "did-not-happen", outcomeMicros: null }]);
  });

  it("does not wait for an anomaly that was seen in a file without times", () => {
    const run = linkRun([error(1, 1, 100), warning(2, 10, null)], links);
    expect(predict(run, links, until(200)).map(({ anomalyId }) => anomalyId)).toEqual([11, 12]);
  });

  it("predicts nothing in a log without times", () => {
    expect(predict(linkRun([error(1, 1, null), warning(2, 10, null)], links), links, until(null))).toEqual([]);
  });
});

describe("likelihood", () => {
  it("is the prior without a record, and draws near the share with one", () => {
    expect(likelihood({ issued: 0, cameTrue: 0 }, { issued: 0, cameTrue: 0 })).toBe(PRIOR);
    expect(likelihood({ issued: 100, cameTrue: 90 }, { issued: 100, cameTrue: 90 })).toBeGreaterThan(0.85);
    expect(likelihood({ issued: 1, cameTrue: 1 }, { issued: 50, cameTrue: 5 })).toBeLessThan(0.5);
  });
});

describe("NoveltyFinder", () => {
  const known = (seconds: number, problemId = 7) => ({ kind: "known-error" as const, micros: seconds * SECOND, problemId, file: 0, line: seconds });
  const unknown = (seconds: number, templateNumber = 1) => ({ kind: "unmatched-warning" as const, micros: seconds * SECOND, templateNumber, file: 1, line: seconds, text: "odd" });

  it("takes a warning up to five minutes after the latest known error, each template once", () => {
    const finder = new NoveltyFinder();
    for (const event of [unknown(5), known(10), known(20, 8), unknown(320), unknown(320, 2), unknown(321, 3)]) finder.push(event);
    expect(finder.result()).toMatchObject([
      { templateNumber: 1, problemId: 8, deltaMicros: 300 * SECOND, line: 320 },
      { templateNumber: 2, problemId: 8 },
    ]);
  });
});
