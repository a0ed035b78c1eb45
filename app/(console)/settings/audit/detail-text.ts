/** Details of a change in one line, by their technical names: `role: viewer, changes.runDays: 30`. */
export function detailText(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail).flatMap(([name, value]) => parts(name, value)).join(", ");
}

function parts(name: string, value: unknown): string[] {
  if (value === undefined || value === null || value === "") return value === null ? [`${name}: –`] : [];
  if (Array.isArray(value)) return [`${name}: ${value.map(String).join(" ")}`];
  if (typeof value === "object") return Object.entries(value).flatMap(([inner, each]) => parts(`${name}.${inner}`, each));
  return [`${name}: ${String(value)}`];
}
