import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stem } from "./stem";
import { compareValues, readValues } from "./text-values";
import { readLogWords, readWords } from "./text-words";

describe("stem", () => {
  it.each([
    ["corrupted", "corruption"],
    ["allocate", "allocation"],
    ["stopped", "stopping"],
    ["retrieving", "retrieval"],
    ["connection", "connectivity"],
    ["failed", "failure"],
  ])("takes %s and %s for one word", (a, b) => expect(stem(a)).toBe(stem(b)));

  it.each([
    ["server", "service"],
    ["start", "stop"],
    ["port", "post"],
    ["access", "accept"],
  ])("keeps %s and %s apart", (a, b) => expect(stem(a)).not.toBe(stem(b)));

  it("never leaves less than three letters of a word that has them", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{3,20}$/), (word) => stem(word).length >= 2 && stem(word).length <= word.length));
  });
});

describe("readWords", () => {
  it("knows different words for one thing, phrases too", () => {
    expect(readWords("Virtual machine ran out of memory").words).toEqual(readWords("VM RAM exhausted").words);
  });

  it("takes camelCase and snake_case apart and leaves digits out", () => {
    expect([...readWords("diskQueue_length eth0 12").words]).toEqual(["disk", stem("queue"), stem("length"), "interface"]);
  });

  it("says what happened", () => {
    expect([...readWords("Query timed out").events]).toEqual(["timeout"]);
    expect(readWords("Query executed").events.size).toBe(0);
  });

  it("takes no side for a word that is part of a phrase", () => {
    expect(readWords("Link is up").sides.size).toBe(1);
    expect(readWords("Space is used up").sides.size).toBe(0);
  });

  it("hears that something was slow from a verb and a duration", () => {
    expect([...readLogWords("Query took", "Query took <NUM> ms").events]).toEqual(["slow"]);
    expect([...readLogWords("Query took", "Query took <NUM> locks").events]).toEqual([]);
  });
});

describe("values", () => {
  it("finds numbers and devices, written in one word or two", () => {
    expect(readValues("VLAN 10 on eth0, code 0xFF, port 1/0/1")).toEqual([
      { kind: "vlan", value: "10" },
      { kind: "eth", value: "0" },
      { kind: "code", value: "0xff" },
      { kind: "port", value: "1/0/1" },
    ]);
    expect(readValues("vlan10")).toEqual(readValues("VLAN 10"));
  });

  it("tells the same device from another of its kind", () => {
    const known = readValues("eth0: link down");
    expect(compareValues(known, readValues("link of eth0 went down"))).toEqual({ found: 1, other: false });
    expect(compareValues(known, readValues("link of eth1 went down"))).toEqual({ found: 0, other: true });
    expect(compareValues(known, readValues("link went down"))).toEqual({ found: 0, other: false });
    expect(compareValues([], known)).toEqual({ found: 0, other: false });
  });
});
