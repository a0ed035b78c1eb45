import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path";

describe("returnPath", () => {
  it.each([
    ["/runs", "/runs"],
    ["/runs?q=a&page=2", "/runs?q=a&page=2"],
    ["/runs/12#logs", "/runs/12#logs"],
    ["//evil.example/x", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?from=/runs", "/"],
    ["", "/"],
    [undefined, "/"],
    [["/runs"], "/"],
  ])("makes %j into %s", (from, path) => {
    expect(returnPath(from)).toBe(path);
  });
});
