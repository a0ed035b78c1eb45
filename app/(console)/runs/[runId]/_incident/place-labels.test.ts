import fc from "fast-check";
import { expect, it } from "vitest";
import { placeLabels } from "./place-labels";

const ROOM = { letter: 7, gap: 10, right: 600 };

it("puts names right of their marks, left where there is no room, and joins what is too close", () => {
  const marks = [
    { x: 50, lane: 0, text: "A356" },
    { x: 110, lane: 0, text: "A360" },
    { x: 580, lane: 0, text: "P45" },
    { x: 200, lane: 1, text: "A358" },
    { x: 205, lane: 1, text: "A355" },
  ];
  expect(placeLabels(marks, ROOM)).toEqual([
    { x: 60, text: "A356" },
    { x: 120, text: "A360" },
    { x: 549, text: "P45" },
    { x: 162, text: "A358" },
    { x: 215, text: "A355" },
  ]);
});

it("names every mark once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 560 }), { maxLength: 12 }), (places) => {
      const marks = [...places].sort((a, b) => a - b).map((x, at) => ({ x, lane: at % 2, text: `A${String(at)}` }));
      const names = placeLabels(marks, ROOM).flatMap(({ text }) => (text === "" ? [] : text.split(", ")));
      expect(names.sort()).toEqual(marks.map(({ text }) => text).sort());
    }),
  );
});
