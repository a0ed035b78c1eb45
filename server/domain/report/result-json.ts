/**
 * A result as JSON, piece by piece, so that a list of many findings is never one string in memory: exactly what
 * `JSON.stringify(value, null, 2)` gives, with a line feed at the end.
 * @param value an object of plain data
 */
export function* resultJson(value: object): Generator<string> {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return yield "{}\n";
  let before = "{\n  ";
  for (const [key, member] of members) {
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(member) && member.length > 0) yield* arrayJson(member);
    else yield indent(JSON.stringify(member, null, 2), "  ");
    before = ",\n  ";
  }
  yield "\n}\n";
}

function* arrayJson(items: readonly unknown[]): Generator<string> {
  let before = "[\n    ";
  for (const item of items) {
    yield before + indent(JSON.stringify(item ?? null, null, 2), "    ");
    before = ",\n    ";
  }
  yield "\n  ]";
}

/** JSON escapes line feeds inside text, so every line feed is one between members. */
const indent = (json: string, by: string): string => json.replaceAll("\n", `\n${by}`);
