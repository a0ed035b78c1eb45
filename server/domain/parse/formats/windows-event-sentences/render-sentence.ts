import { CODE_TABLES, describeCode, type CodeTable } from "./codes";

/** Events of the same providers: the sentence of each by its id. */
export interface SentenceGroup {
  /** As in `<Provider Name=…>`, case ignored; `MSSQL$` is that with any name of an instance behind it. */
  providers: readonly string[];
  /**
   * `{2}` is the second value, `{Path}` the value of that name, `{Path|2}` the first of these that the event has, `{2:error}` a code
   * with what it means (a table of `codes.ts`). A part in square brackets is left out where a value in it is missing.
   */
  sentences: Readonly<Record<number, string>>;
}

/** A value that an event carries. */
export interface EventValue {
  /** Null for `<Data>` without a name. */
  name: string | null;
  value: string;
}

/** What one value may take of a sentence, characters. */
const LONGEST_VALUE = 240;

/** What Windows writes where it has no value. */
const NO_VALUES = new Set(["", "-", "(null)", "null", "unavailable"]);

const OPTIONAL_PART = /(\[[^[\]]*\])/;
/** With the space before it, which goes where the value is missing. */
const PLACEHOLDER = / ?\{([^{}]*)\}/g;

/** The text of a value on one line, empty where Windows wrote that there is none. */
export function cleanValue(value: string): string {
  const text = value.replace(/\s+/g, " ").trim();
  return NO_VALUES.has(text.toLowerCase()) ? "" : text;
}

/** At most so many characters of a text; none of them is half of one. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/**
 * Puts the values of an event into its sentence.
 * @param sentence see SentenceGroup
 * @returns the sentence, and which values it tells (indexes)
 */
export function renderSentence(sentence: string, values: readonly EventValue[]): { text: string; told: ReadonlySet<number> } {
  const told = new Set<number>();
  const parts = sentence.split(OPTIONAL_PART).map((part) => {
    const isOptional = part.startsWith("[");
    const filled = fillPart(isOptional ? part.slice(1, -1) : part, values);
    if (isOptional && filled.isMissing) return "";
    for (const index of filled.told) told.add(index);
    return filled.text;
  });
  return { text: parts.join("").trim(), told };
}

function fillPart(part: string, values: readonly EventValue[]): { text: string; told: number[]; isMissing: boolean } {
  const told: number[] = [];
  let isMissing = false;
  const text = part.replace(PLACEHOLDER, (whole, inner: string) => {
    const { places, table } = readPlaceholder(inner);
    for (const place of places) {
      const index = indexOfPlace(place, values);
      const value = shownValue(values[index]?.value ?? "", table);
      if (value === "") continue;
      told.push(index);
      return `${whole.startsWith(" ") ? " " : ""}${value}`;
    }
    isMissing = true;
    return "";
  });
  return { text, told, isMissing };
}

function readPlaceholder(inner: string): { places: readonly string[]; table: CodeTable | null } {
  const [places = "", name = ""] = inner.split(":");
  return { places: places.split("|"), table: isCodeTable(name) ? name : null };
}

function isCodeTable(name: string): name is CodeTable {
  return name in CODE_TABLES;
}

function indexOfPlace(place: string, values: readonly EventValue[]): number {
  if (/^\d+$/.test(place)) return Number(place) - 1;
  const name = place.toLowerCase();
  return values.findIndex((value) => value.name?.toLowerCase() === name && cleanValue(value.value) !== "");
}

function shownValue(value: string, table: CodeTable | null): string {
  const text = cleanValue(value);
  return cutText(table === null || text === "" ? text : describeCode(text, table), LONGEST_VALUE);
}
