const PATH = "/api/v1/ingest";

/**
 * Where a program pushes the lines of a source to.
 * @param origin of this installation, such as `https://logs.example.org`
 */
export function pushAddress(origin: string, { id, name }: { id: number; name: string }): string {
  // Digits alone are taken for an id.
  const source = /^\d+$/.test(name) ? String(id) : name;
  return `${origin}${PATH}?${new URLSearchParams({ source }).toString()}`;
}

/** A command that pushes a file; the encoding of the address leaves no quote in it. */
export function pushCommand(address: string, key: string): string {
  return [`curl '${address}'`, `-H 'X-API-Key: ${key}'`, "-H 'Content-Type: text/plain'", "--data-binary @app.log"].join(" \\\n  ");
}
