import { expect, it } from "vitest";
import { refreshed, toggled, toggledAll, without } from "./selected-runs";
import { testRun } from "./test-run";

const [first, second, third] = [testRun({ id: 1 }), testRun({ id: 2 }), testRun({ id: 3 })];
const ids = (runs: readonly { id: number }[]): number[] => runs.map(({ id }) => id);

it("keeps what is selected on other pages", () => {
  const selected = toggled([first], second);
  expect(ids(selected)).toEqual([1, 2]);
  expect(ids(toggled(selected, first))).toEqual([2]);
  expect(ids(toggledAll(selected, [second, third]))).toEqual([1, 2, 3]);
  expect(ids(toggledAll(toggledAll(selected, [second, third]), [second, third]))).toEqual([1]);
  expect(ids(without(selected, [second]))).toEqual([1]);
});

it("knows a run as the page has it now", () => {
  expect(refreshed([first, second], [testRun({ id: 2, status: "completed" })]).map(({ status }) => status)).toEqual(["queued", "completed"]);
});
