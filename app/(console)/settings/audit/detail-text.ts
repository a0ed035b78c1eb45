/** Says a name or a value of a detail in the reader's words; undefined where there are none. */
export type DetailWord = (name: string) => string | undefined;

export interface DetailWords {
  /** Of a detail's name: `isDone`, `changes.runDays`. */
  field: DetailWord;
  /** Of a value: `password`, `true`. */
  value: DetailWord;
}

/**
 * Details of a change in one line: `role: viewer, changes.runDays: 30`.
 * What has no words (a detail of a later release) is shown by its technical name.
 */
export function detailText(detail: Readonly<Record<string, unknown>>, words: DetailWords): string {
  return Object.entries(detail).flatMap(([name, value]) => parts(name, value, words)).join(", ");
}

function parts(name: string, value: unknown, words: DetailWords): string[] {
  if (value === undefined || value === "") return [];
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value).flatMap(([inner, each]) => parts(`${name}.${inner}`, each, words));
  const text = value === null ? "–" : Array.isArray(value) ? value.map(String).join(" ") : String(value);
  return [`${words.field(name) ?? name}: ${words.value(text) ?? text}`];
}
