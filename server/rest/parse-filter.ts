import { type Condition, type FieldType, type ListField, type Operator, OPERATORS } from "@/server/db/listings/listing";

export type FilterReading = { kind: "filter"; conditions: Condition[] } | { kind: "invalid"; reason: "syntax" | "field" | "operator" | "value"; at: string };

/** Which operators make sense for which values. */
const ALLOWED: Record<FieldType, readonly Operator[]> = {
  text: ["=", "!=", "~"],
  number: OPERATORS.filter((operator) => operator !== "~"),
  instant: OPERATORS.filter((operator) => operator !== "~"),
  boolean: ["=", "!="],
};

const HEAD = /^\s*([A-Za-z]\w*)\s*(!=|>=|<=|=|>|<|~)/;
const VALUE = /^\s*(?:"((?:[^"]|"")*)"|([^;,"]*?))\s*(,|;|$)/;
const MAX_CONDITIONS = 20;
const MAX_VALUES = 100;

/**
 * Reads the one filter grammar of all lists: conditions between `;`, all of which must hold, each a field, an operator
 * (`=  !=  >=  <=  >  <`, `~` for "contains") and values between `,`, any of which will do. A value with `;` or `,` in it
 * stands in double quotes, a quote in it doubled: `status=completed,failed;createdAt>=2026-01-01;name~"a, b"`.
 */
export function parseFilter(text: string, fields: Record<string, ListField>): FilterReading {
  const conditions: Condition[] = [];
  for (let rest = text; rest.trim() !== ""; ) {
    const reading = readCondition(rest);
    if (reading === null || conditions.length === MAX_CONDITIONS) return { kind: "invalid", reason: "syntax", at: rest.slice(0, 60) };
    const condition = check(reading, fields);
    if ("reason" in condition) return { kind: "invalid", ...condition };
    conditions.push(condition);
    rest = reading.rest;
  }
  return { kind: "filter", conditions };
}

interface RawCondition {
  field: string;
  operator: Operator;
  values: string[];
  rest: string;
}

function readCondition(text: string): RawCondition | null {
  const head = HEAD.exec(text);
  const operator = OPERATORS.find((known) => known === head?.[2]);
  if (head === null || operator === undefined) return null;
  const values: string[] = [];
  for (let rest = text.slice(head[0].length); values.length < MAX_VALUES; ) {
    const value = VALUE.exec(rest);
    if (value === null) return null;
    values.push(value[1]?.replaceAll('""', '"') ?? value[2] ?? "");
    rest = rest.slice(value[0].length);
    if (value[3] !== ",") return { field: head[1] ?? "", operator, values, rest };
  }
  return null;
}

function check({ field, operator, values }: RawCondition, fields: Record<string, ListField>): Condition | { reason: "field" | "operator" | "value"; at: string } {
  const type = Object.hasOwn(fields, field) ? fields[field]?.type : undefined;
  if (type === undefined) return { reason: "field", at: field };
  const isOrder = operator !== "=" && operator !== "!=" && operator !== "~";
  if (!ALLOWED[type].includes(operator) || (isOrder && values.length > 1)) return { reason: "operator", at: `${field}${operator}` };
  const read = values.map((value) => readValue(value, type));
  const wrong = read.indexOf(null);
  return wrong === -1 ? { field, operator, values: read.filter((value) => value !== null) } : { reason: "value", at: values[wrong] ?? "" };
}

function readValue(text: string, type: FieldType): string | number | boolean | null {
  switch (type) {
    case "text":
      // The database's text cannot hold a zero.
      return text.includes("\0") ? null : text;
    case "number":
      return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : null;
    case "instant":
      return readInstant(text);
  }
}

/** A date, or an instant with its zone; without one it is UTC. @returns it in UTC to the microsecond, which a Date does not keep */
function readInstant(text: string): string | null {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:(?<=:\d\d:\d\d)\.(\d{1,6}))?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (parts === null) return null;
  const seconds = new Date(`${parts[1] ?? ""}T${parts[2] ?? "00:00"}${parts[4] ?? "Z"}`);
  const year = seconds.getUTCFullYear();
  // The database knows no year 0, and writes those after 9999 in another way.
  return year >= 1 && year <= 9999 ? `${seconds.toISOString().slice(0, -".000Z".length)}.${(parts[3] ?? "").padEnd(6, "0")}Z` : null;
}
