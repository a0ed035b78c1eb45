import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArrayBreaker, isOneLineArray } from "./break-array";

function breakUp(text: string, step: number): string {
  const breaker = new ArrayBreaker();
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) parts.push(breaker.write(bytes.subarray(at, at + step)));
  return Buffer.concat(parts).toString();
}

describe("ArrayBreaker", () => {
  it("gives each element its line and leaves it as it was", () => {
    fc.assert(fc.property(fc.array(fc.dictionary(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (elements, step) => {
      const broken = breakUp(JSON.stringify(elements), step);
      expect(JSON.parse(broken)).toEqual(JSON.parse(JSON.stringify(elements)));
      expect(broken.split("\n").length).toBe(elements.length);
    }));
  });
});

it.each([["[1,2]", false], ['[{"a":1},\n{"a":2}]', false], ['{"a":1}', false], ['[{"a":1},{"a":2}]\n', true], ["[2025-10-06] [INFO] a", false]])("isOneLineArray(%j) is %s", (text, is) => expect(isOneLineArray(Buffer.from(text))).toBe(is));
