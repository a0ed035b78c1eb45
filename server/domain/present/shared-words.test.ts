import { expect, it } from "vitest";
import { countShared, markShared } from "./shared-words";

it("marks the words that two texts share, in whatever form, and keeps the text whole", () => {
  const parts = markShared("Read on LUN 14 took 412 ms, slow storage accesses", "Slow storage access time");
  expect(parts.filter(({ isShared }) => isShared).map(({ text }) => text)).toEqual(["slow", "storage", "accesses"]);
  expect(parts.map(({ text }) => text).join("")).toBe("Read on LUN 14 took 412 ms, slow storage accesses");
  expect(countShared("slow storage access", "Slow storage access time")).toEqual({ shared: 3, words: 4 });
});

it("marks what is counted: a phrase as a whole, and no word of it where the phrase means something else", () => {
  const shared = (text: string, other: string): string[] => markShared(text, other).filter(({ isShared }) => isShared).map(({ text: part }) => part);
  const [said, known] = ["link of Network interface eth4_1 is down", "Network interface link down"];
  expect([shared(said, known), shared(known, said), countShared(said, known)]).toEqual([["Network interface", "eth4_1"], ["Network interface"], { shared: 1, words: 2 }]);
  expect(shared("диск: DiskQueue_full, УЗЕЛ недоступен", "узел: disk")).toEqual(["Disk", "УЗЕЛ"]);
});
