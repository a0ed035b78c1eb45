import type { Format } from "./format";

/** A message of the namespace "failures" and what to put into it. */
export interface FailureMessage {
  /** In the order to be tried: the first that exists is the one. */
  keys: string[];
  code: string;
  values: Record<string, string>;
  /** Words of their own that stand in for a value: the value's name, and the key of the word. */
  words: Record<string, string>;
}

/** Which parameters are sizes in bytes, by code; other numbers are counts. */
const BYTES: Record<string, readonly string[]> = {
  "too-many-bytes": ["limit"],
  "entry-too-large": ["limit"],
  "knowledge-base-too-large": ["limit"],
  "upload-too-large": ["bytes", "limit"],
  "upload-incomplete": ["bytes"],
  "damaged-parts": ["bytes"],
  "feed-file-too-large": ["limit"],
};

/** Parameters whose values are codes with words of their own. */
const WORDS: Record<string, string> = { contentKind: "contentKind", problem: "unsafePath", damage: "damage" };

/**
 * What to say about a stored or reported failure.
 * @param failure `{ code, params }`, or `{ code, … }` with the parameters beside the code
 */
export function failureMessage(failure: unknown, format: Format): FailureMessage {
  const { code, params } = readFailure(failure);
  const values: Record<string, string> = {};
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    const group = WORDS[name];
    if (typeof value === "number") values[name] = BYTES[code]?.includes(name) ? format.bytes(value) : format.number(value);
    else if (typeof value === "string" && group !== undefined) words[name] = `${group}.${value}`;
    else if (typeof value === "string") values[name] = value;
  }
  const isUnnamed = typeof params.entry !== "string" || params.entry === "";
  return { keys: [...(isUnnamed ? [`code.${code}-unnamed`] : []), `code.${code}`], code, values, words };
}

function readFailure(failure: unknown): { code: string; params: Record<string, unknown> } {
  if (typeof failure !== "object" || failure === null || !("code" in failure)) return { code: "unknown", params: {} };
  const { code, ...rest } = failure;
  const inner = "params" in rest ? rest.params : rest;
  return { code: String(code), params: typeof inner === "object" && inner !== null ? { ...inner } : {} };
}
