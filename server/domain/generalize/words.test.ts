import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordFact, WordMap } from "./word-facts";
import { Words } from "./words";

const WORD = fc.oneof(fc.constantFrom("a", "ab", "abc", "", "user", "<NUM>", "é"), fc.string({ unit: "binary", maxLength: 4 }).map((word) => word.replaceAll(" ", "")));

describe("Words", () => {
  it("reads a text as its tokens, equal words as equal numbers, whatever text is guessed", () => {
    const width = 4;
    const text = fc.array(WORD, { minLength: width, maxLength: width }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat()), { minLength: 1, maxLength: 20 }), (rows) => {
        const words = new Words();
        const tokens = new Int32Array(rows.length * width);
        rows.forEach(([row, guess], i) => words.read(row, tokens, i * width, i === 0 ? -width : (guess % i) * width));
        expect(rows.map((_, i) => [...tokens.subarray(i * width, (i + 1) * width)].map((token) => words.word(token)).join(" "))).toEqual(rows.map(([row]) => row));
        expect(words.size).toBe(new Set(rows.flatMap(([row]) => row.split(" "))).size);
        for (const token of tokens) expect(words.numberOf(words.word(token))).toBe(token);
      }),
    );
  });
});

describe("WordFact and WordMap", () => {
  it("ask once of each word", () => {
    const words = new Words();
    const asked: string[] = [];
    const note = <Answer>(word: string, answer: Answer): Answer => {
      asked.push(word);
      return answer;
    };
    const isLong = new WordFact(words, (word) => note(word, word.length > 2));
    const upper = new WordMap(words, (word) => note(word, word.toUpperCase()));
    const numbers = ["abc", "a", "abc", "A", "a"].map((word) => words.numberOf(word));
    expect(numbers.map((number) => isLong.holds(number))).toEqual([true, false, true, false, false]);
    expect(numbers.map((number) => words.word(upper.of(number)))).toEqual(["ABC", "A", "ABC", "A", "A"]);
    expect(asked).toEqual(["abc", "a", "A", "abc", "a", "A"]);
  });
});
