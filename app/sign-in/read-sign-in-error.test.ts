import { describe, expect, it } from "vitest";
import { readSignInError } from "./read-sign-in-error";

describe("readSignInError", () => {
  it.each([
    [undefined, { kind: "none" }],
    [["a"], { kind: "none" }],
    ["sso-disabled", { kind: "refused", reason: "disabled" }],
    ["sso-invented", { kind: "failed" }],
    ["OAuthCallback", { kind: "provider" }],
    ["Configuration", { kind: "failed" }],
  ])("reads %j", (code, error) => {
    expect(readSignInError(code)).toEqual(error);
  });
});
