import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListField } from "@/server/db/listings/listing";
import { parseFilter } from "./parse-filter";

const FIELDS: Record<string, ListField> = {
  name: { sql: "name", type: "text" },
  lines: { sql: "lines", type: "number" },
  createdAt: { sql: "created_at", type: "instant" },
  isEnded: { sql: "ended", type: "boolean" },
};

describe("parseFilter", () => {
  it("reads conditions, several values and quoted ones", () => {
    expect(parseFilter('name=a,"b, ""c""; d";lines>=10; createdAt<2026-01-02T03:04:05.123456+01:00 ;isEnded!=true', FIELDS)).toEqual({
      kind: "filter",
      conditions: [
        { field: "name", operator: "=", values: ["a", 'b, "c"; d'] },
        { field: "lines", operator: ">=", values: [10] },
        { field: "createdAt", operator: "<", values: ["2026-01-02T02:04:05.123456Z"] },
        { field: "isEnded", operator: "!=", values: [true] },
      ],
    });
    expect(parseFilter(" ", FIELDS)).toEqual({ kind: "filter", conditions: [] });
  });

  it.each([
    ["name", "syntax", "name"],
    ['name="a', "syntax", 'name="a'],
    ["colour=red", "field", "colour"],
    ["toString=red", "field", "toString"],
    ["name>a", "operator", "name>"],
    ["lines~1", "operator", "lines~"],
    ["lines>1,2", "operator", "lines>"],
    ["lines=many", "value", "many"],
    ["lines=", "value", ""],
    ["createdAt>2026-13-01", "value", "2026-13-01"],
    ["createdAt>0000-01-01", "value", "0000-01-01"],
    ["createdAt>9999-12-31T23:00-05:00", "value", "9999-12-31T23:00-05:00"],
    ["createdAt>2026-01-01T10:11.5", "value", "2026-01-01T10:11.5"],
    ["isEnded=yes", "value", "yes"],
    [Array.from({ length: 21 }, () => "lines=1").join(";"), "syntax", "lines=1"],
  ])("refuses %s", (text, reason, at) => {
    expect(parseFilter(text, FIELDS)).toEqual({ kind: "invalid", reason, at });
  });

  it("gives back any text that was quoted", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")), { minLength: 1, maxLength: 5 }), (texts) => {
        const quoted = texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(",");
        expect(parseFilter(`name=${quoted}`, FIELDS)).toEqual({ kind: "filter", conditions: [{ field: "name", operator: "=", values: texts }] });
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseFilter(text, FIELDS)));
  });
});
