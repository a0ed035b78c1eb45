import { expect, it } from "vitest";
import { readWords } from "./text-words";
import { Vocabulary } from "./vocabulary";

const at = (cosine: number): Float32Array => Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine));
const scale = { from: 0.5, range: 0.4, most: 0.75 };

it("counts the same word in full, one that is like it in part, and one that has no vector not at all", () => {
  const vocabulary = new Vocabulary(new Map([["jitter", at(1)], ["wobble", at(0.7)], ["banana", at(0.1)], ["twin", at(0.99)]]), scale);
  const [jitter] = vocabulary.add(readWords("jitter"));
  const alikeness = (text: string): number => vocabulary.alikeness(vocabulary.find(readWords(text))[0]!, jitter!);
  expect(alikeness("jitters")).toBe(1);
  expect(alikeness("wobble")).toBeCloseTo(0.5);
  expect(alikeness("wobble")).toBeCloseTo(0.5);
  expect(alikeness("banana")).toBe(0);
  expect(alikeness("twin")).toBe(0.75);
  expect(alikeness("quux")).toBe(0);
});

it("gives a word one number, whichever texts have it", () => {
  const vocabulary = new Vocabulary(new Map(), scale);
  expect([...vocabulary.add(readWords("disk controller"))]).toEqual([0, 1]);
  expect([...vocabulary.add(readWords("controllers of drives"))]).toEqual([1, 0]);
  expect(vocabulary.find(readWords("fan of a drive")).map(({ number }) => number)).toEqual([-1, 0]);
});
