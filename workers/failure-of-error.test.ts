import { describe, expect, it } from "vitest";
import { S3Error } from "@/server/s3/s3-error";
import { failureOfError, isFull } from "./failure-of-error";

const withCode = (code: string): Error => Object.assign(new Error("not for people"), { code });

describe("an error that ended a job", () => {
  it("is told as what can be mended, where somebody can", () => {
    const denied = { code: "s3-denied", params: { bucket: "logs" } } as const;
    const full = { code: "s3-full", params: { bucket: "logs" } } as const;
    const told: [error: unknown, isFull: boolean, failure: object][] = [
      [withCode("ENOSPC"), true, { code: "disk-full", params: {} }],
      [withCode("53100"), true, { code: "disk-full", params: {} }],
      [new S3Error(full), true, full],
      [new S3Error(denied), false, denied],
      [withCode("23505"), false, { code: "internal", params: { stage: "parse" } }],
      ["a text", false, { code: "internal", params: { stage: "parse" } }],
    ];
    for (const [error, noRoom, failure] of told) expect([isFull(error), failureOfError(error, "parse")]).toEqual([noRoom, failure]);
  });
});
