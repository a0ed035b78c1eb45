/**
 * A result as JSON, piece by piece, so that a list of many items is never one string in memory, however deep it lies: exactly
 * what `JSON.stringify(value, null, 2)` gives, with a line feed at the end.
 * @param value an object of plain data
 */
export function* resultJson(value: object): Generator<string> {
  yield* valueJson(value, "");
  yield "\n";
}

/** @param margin what the lines of the value begin with */
function* valueJson(value: unknown, margin: string): Generator<string> {
  if (typeof value !== "object" || value === null) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* listJson(value, margin);
  else yield* objectJson(value, margin);
}

function* objectJson(value: object, margin: string): Generator<string> {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return yield "{}";
  let before = `{\n${margin}  `;
  for (const [key, member] of members) {
    yield `${before}${JSON.stringify(key)}: `;
    yield* valueJson(member, `${margin}  `);
    before = `,\n${margin}  `;
  }
  yield `\n${margin}}`;
}

/** An item is small: it is one piece. */
function* listJson(items: readonly unknown[], margin: string): Generator<string> {
  if (items.length === 0) return yield "[]";
  let before = `[\n${margin}  `;
  for (const item of items) {
    yield before + indent(JSON.stringify(item ?? null, null, 2), `${margin}  `);
    before = `,\n${margin}  `;
  }
  yield `\n${margin}]`;
}

/** JSON escapes line feeds inside text, so every line feed is one between members. */
const indent = (json: string, by: string): string => json.replaceAll("\n", `\n${by}`);
