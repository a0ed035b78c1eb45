import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterEvent, beginUpload, nextStep, PIECE_BYTES, type UploadState, type UploadStep } from "./plan-upload";

/** A server that keeps what arrives; `cuts` says how much of each request gets through before it breaks. */
function upload(bytes: number, cuts: readonly (number | null)[], start: number | null = 0, stored = 0) {
  let state: UploadState = beginUpload(bytes, start);
  const steps: UploadStep[] = [];
  let arrived = stored;
  let hasGap = false;
  for (let turn = 0; turn < 10_000; turn++) {
    const step = nextStep(state);
    steps.push(step);
    if (step.kind === "complete" || step.kind === "give-up") return { end: step, steps, arrived, hasGap };
    if (step.kind === "ask") {
      state = afterEvent(state, cuts[turn] === 0 ? { kind: "broken" } : { kind: "offset", offset: arrived });
      continue;
    }
    if (step.from !== arrived) hasGap = true;
    const cut = cuts[turn] ?? null;
    arrived += cut === null ? step.to - step.from : Math.min(cut, step.to - step.from);
    state = afterEvent(state, cut === null ? { kind: "offset", offset: arrived } : { kind: "broken" });
  }
  throw new Error("never ended");
}

describe("an upload", () => {
  it("goes in pieces and is then complete", () => {
    const { steps } = upload(PIECE_BYTES * 2 + 5, []);
    expect(steps).toEqual([
      { kind: "send", from: 0, to: PIECE_BYTES },
      { kind: "send", from: PIECE_BYTES, to: PIECE_BYTES * 2 },
      { kind: "send", from: PIECE_BYTES * 2, to: PIECE_BYTES * 2 + 5 },
      { kind: "complete" },
    ]);
  });

  it("asks after a break and goes on where the server is", () => {
    const { steps } = upload(100, [30]);
    expect(steps).toEqual([{ kind: "send", from: 0, to: 100 }, { kind: "ask", waitMs: 500 }, { kind: "send", from: 30, to: 100 }, { kind: "complete" }]);
  });

  it("asks first when an earlier attempt was cut off", () => {
    const { steps } = upload(100, [], null, 60);
    expect(steps).toEqual([{ kind: "ask", waitMs: 0 }, { kind: "send", from: 60, to: 100 }, { kind: "complete" }]);
  });

  it("waits longer each time and gives up after eight breaks without progress", () => {
    const { steps, end } = upload(100, Array.from({ length: 20 }, () => 0));
    expect(end).toEqual({ kind: "give-up", reason: "broken" });
    const waits = steps.flatMap((step) => (step.kind === "ask" ? [step.waitMs] : []));
    expect(waits).toHaveLength(8);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it("forgets its breaks with every byte that gets through", () => {
    const cuts = Array.from({ length: 40 }, (_, turn) => (turn % 2 === 0 ? 3 : null));
    expect(upload(60, cuts).end).toEqual({ kind: "complete" });
  });

  it("ends when the server no longer has it, or has more than was ever sent", () => {
    expect(nextStep(afterEvent(beginUpload(10, 4), { kind: "gone" }))).toEqual({ kind: "give-up", reason: "gone" });
    expect(nextStep(afterEvent(beginUpload(10, 4), { kind: "offset", offset: 11 }))).toEqual({ kind: "give-up", reason: "gone" });
  });

  it("does not go round forever with a server that moves nothing", () => {
    let state = beginUpload(100, 0);
    let turns = 0;
    for (; nextStep(state).kind !== "give-up"; turns++) state = afterEvent(state, { kind: "offset", offset: 0 });
    expect(turns).toBeLessThan(30);
  });

  it("never leaves a gap and completes only when every byte has arrived, whatever breaks", () => {
    const cuts = fc.array(fc.option(fc.integer({ min: 0, max: PIECE_BYTES }), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: PIECE_BYTES * 3 }), cuts, (bytes, broken) => {
        const { end, arrived, hasGap } = upload(bytes, broken);
        expect(hasGap).toBe(false);
        if (end.kind === "complete") expect(arrived).toBe(bytes);
      }),
    );
  });
});
