import { describe, expect, it } from "vitest";
import { passwordFault } from "./check-password";

describe("passwordFault", () => {
  it.each([
    ["correct horse", null],
    ["пароль-длинный", null],
    ["short12", "too-short"],
    ["🙂🙃😀😁😂😃😄", "too-short"],
    ["x".repeat(197) + "abcd", "too-long"],
    ["aaaaaaaaaaaa", "too-plain"],
    ["12121212", "too-plain"],
    ["Ada@Example.org", "too-personal"],
    ["ada lovelace", "too-personal"],
    ["the old one", "unchanged"],
  ])("%j: %s", (password, fault) => {
    expect(passwordFault(password, ["ada@example.org", "Ada Lovelace"], "the old one")).toBe(fault);
  });
});
