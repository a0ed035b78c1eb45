import { describe, expect, it } from "vitest";
import { readSignInAnswer } from "./read-sign-in-answer";

describe("readSignInAnswer", () => {
  it.each([
    [{ ok: true, error: null }, { kind: "signed-in" }],
    [{ ok: true }, { kind: "signed-in" }],
    [{ ok: false, error: "CredentialsSignin" }, { kind: "refused" }],
    [{ ok: false, error: "slowed:272" }, { kind: "slowed", seconds: 272 }],
    [{ ok: true, error: "slowed:5" }, { kind: "slowed", seconds: 5 }],
    [{ ok: false, error: "connect ECONNREFUSED" }, { kind: "failed" }],
    [{ ok: true, error: "Configuration" }, { kind: "failed" }],
    [undefined, { kind: "failed" }],
  ])("reads %j as %j", (answer, outcome) => {
    expect(readSignInAnswer(answer)).toEqual(outcome);
  });
});
