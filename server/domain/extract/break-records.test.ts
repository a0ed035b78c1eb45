import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsRecordsInALine, RecordBreaker } from "./break-records";
import { RECORD_ENVELOPES } from "./record-envelopes";

function breakUp(text: string, step: number): string {
  const breaker = new RecordBreaker();
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) parts.push(breaker.write(bytes.subarray(at, at + step)));
  return Buffer.concat(parts).toString();
}

const elements = fc.array(fc.dictionary(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }), { minLength: 1, maxLength: 6 });

/** Records in the arrays that a path leads to, each array on the way with one element. */
function enclose(path: readonly string[], records: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return records;
  return { [key]: rest.length === 0 || path[0] === "data" || path[0] === "hits" ? enclose(rest, records) : [{ of: "records" , ...(enclose(rest, records) as object) }] };
}

describe("RecordBreaker", () => {
  it("gives each element of an array its line and leaves it as it was", () => {
    fc.assert(fc.property(elements, fc.integer({ min: 1, max: 40 }), (records, step) => {
      const broken = breakUp(JSON.stringify(records), step);
      expect(JSON.parse(broken)).toEqual(JSON.parse(JSON.stringify(records)));
      expect(broken.split("\n").length).toBe(records.length);
    }));
  });

  it("gives each record of an envelope its line, and what encloses them lines of their own", () => {
    fc.assert(fc.property(fc.constantFrom(...RECORD_ENVELOPES), elements, fc.integer({ min: 1, max: 40 }), ({ path, needs }, records, step) => {
      const document = JSON.stringify({ ...(needs === undefined ? {} : { [needs]: "v1" }), ...(enclose(path, records) as object) });
      const broken = breakUp(`${document}\n${document}\n`, step);
      const lines = broken.trimEnd().split("\n");
      expect(broken.replaceAll("\n", "")).toBe(document + document);
      expect(lines.length).toBe(2 * (records.length + 2));
      expect(lines.slice(1, records.length + 1).map((line): unknown => JSON.parse(line.replace(/,$/, "")))).toEqual(JSON.parse(JSON.stringify(records)));
    }));
  });

  it("adds no line end where there is one", () => {
    fc.assert(fc.property(fc.constantFrom(...RECORD_ENVELOPES), elements, ({ path }, records) => {
      const document = JSON.stringify(enclose(path, records), null, 2);
      expect(breakUp(document, 7)).toBe(document);
    }));
  });

  it("breaks between documents that follow one another, and after one that was cut off", () => {
    expect(breakUp('{"logEvents":[{"a":1}]}{"logEvents":[{"a":2}]}', 5)).toBe('{"logEvents":[\n{"a":1}\n]}\n{"logEvents":[\n{"a":2}\n]}');
    expect(breakUp('{"Records":[{"a":1},{"a":"x\n{"Records":[{"a":2},{"a":3}]}', 5)).toBe('{"Records":[\n{"a":1},\n{"a":"x\n{"Records":[\n{"a":2},\n{"a":3}\n]}');
  });
});

it.each([
  ["[1,2]", false],
  ['[{"a":1},\n{"a":2}]', false],
  ['{"a":1}', false],
  ['[{"a":1},{"a":2}]\n', true],
  ["[2025-10-06] [INFO] a", false],
  ['{"Records":[{"a":1}]}', true],
  ['\ufeff{"Records":[{"a":1}]}', true],
  ['{"apiVersion":"v1","items":[{"a":1}]}', true],
  ['{"items":[{"a":1}]}', false],
  ['{"messageType":"DATA_MESSAGE","owner":"1","logEvents":[{"a":1}]}', true],
  ['{"resourceLogs":[{"resource":{"attributes":[{"key":"a"', true],
  ['{\n"Records":[\n{"a":1},\n{"a":2}\n]}', false],
  ['{"level":30,"records":[{"a":1},{"a":2}]}', false],
  ['{"level":30,"msg":"x","data":{"result":[{"values":[["1","a"]]}]}}', false],
])("holdsRecordsInALine(%j) is %s", (text, is) => expect(holdsRecordsInALine(Buffer.from(text))).toBe(is));
