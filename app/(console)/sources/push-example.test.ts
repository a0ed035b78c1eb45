import { describe, expect, it } from "vitest";
import { pushAddress, pushCommand } from "./push-example";

const ORIGIN = "https://logs.example.org";

describe("how to push", () => {
  it.each([
    ["gateway", "source=gateway"],
    ["north & south", "source=north+%26+south"],
    ["it's $HOME!", "source=it%27s+%24HOME%21"],
    ["шлюз", "source=%D1%88%D0%BB%D1%8E%D0%B7"],
    ["2026", "source=7"],
  ])("names the source %j as %s", (name, query) => {
    const address = pushAddress(ORIGIN, { id: 7, name });
    expect(address).toBe(`${ORIGIN}/api/v1/ingest?${query}`);
    if (query !== "source=7") expect(new URL(address).searchParams.get("source")).toBe(name);
  });

  it("is a command that a shell reads as it stands", () => {
    expect(pushCommand(pushAddress(ORIGIN, { id: 7, name: "gateway" }), "lip_x")).toBe(
      ["curl 'https://logs.example.org/api/v1/ingest?source=gateway' \\", "  -H 'X-API-Key: lip_x' \\", "  -H 'Content-Type: text/plain' \\", "  --data-binary @app.log"].join("\n"),
    );
  });
});
