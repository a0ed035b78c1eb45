import { expect, it } from "vitest";
import { countShared, markShared } from "./shared-words";

it("marks the words that two texts share, in whatever form, and keeps the text whole", () => {
  const parts = markShared("Read on LUN 14 took 412 ms, slow storage accesses", "Slow storage access time");
  expect(parts.filter(({ isShared }) => isShared).map(({ text }) => text)).toEqual(["slow", "storage", "accesses"]);
  expect(parts.map(({ text }) => text).join("")).toBe("Read on LUN 14 took 412 ms, slow storage accesses");
  expect(countShared("slow storage access", "Slow storage access time")).toEqual({ shared: 3, words: 4 });
});
