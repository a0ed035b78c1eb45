import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { ownText } from "./own-text";

it("is the same text, and lets go of what it was cut from", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const piece = (index: number): string => Buffer.alloc(64 * 1024, `Жук ${String(index)} `).toString();
  const heldBy = (cut: (text: string) => string): number => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept = Array.from({ length: 200 }, (_, index) => cut(piece(index)));
    collect();
    const held = process.memoryUsage().heapUsed - before;
    expect(kept[7]).toBe(piece(7).slice(10, 200));
    return held;
  };
  const cutOnly = heldBy((text) => text.slice(10, 200));
  expect(heldBy((text) => ownText(text.slice(10, 200)))).toBeLessThan(cutOnly / 10);
});
