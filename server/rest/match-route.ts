/** What a table of routes is matched by. */
export interface Matchable {
  method: string;
  /** `/runs/{id}/events`: a name in braces stands for any one part. */
  path: string;
}

export type RouteMatch<Row extends Matchable> =
  | { kind: "route"; row: Row; params: Record<string, string> }
  | { kind: "wrong-method"; row: Row; allow: string[] }
  | { kind: "unknown-path" };

/**
 * Finds the route of a request. A fixed part wins over a named one; a slash at the end makes no difference; `HEAD` is the
 * `GET` without its content.
 */
export function matchRoute<Row extends Matchable>(table: readonly Row[], method: string, path: string): RouteMatch<Row> {
  const parts = partsOf(path).map(decode);
  const fitting = table.flatMap((row) => {
    const params = fit(partsOf(row.path), parts);
    return params === null ? [] : [{ row, params }];
  });
  const [best] = fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  if (best === undefined) return { kind: "unknown-path" };
  const ofPath = fitting.filter(({ row }) => row.path === best.row.path);
  const wanted = method === "HEAD" ? "GET" : method;
  const match = ofPath.find(({ row }) => row.method === wanted);
  if (match !== undefined) return { kind: "route", ...match };
  const methods = ofPath.map(({ row }) => row.method);
  return { kind: "wrong-method", row: best.row, allow: [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"] };
}

function partsOf(path: string): string[] {
  return path.replace(/^\/|\/$/g, "").split("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function fit(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name === undefined ? part !== expected : part === "") return null;
    if (name !== undefined) params[name] = part;
  }
  return params;
}
