import type { z } from "zod";
import type words from "@/messages/en/terminal.json";

type Words = typeof words;
type ReasonCode = Extract<keyof Words, `reason-${string}`>;

/** What is wrong with a setting: a sentence of `messages/…/terminal.json` and what it says it with. */
export interface SettingReason {
  code: ReasonCode;
  params: Record<string, string>;
}

/**
 * What a rule of the settings that was broken means. A rule that has a sentence of its own carries its code as its error.
 * @param value as it was set; told only where a number or one of some words is expected, which no secret is
 */
export function settingReason(issue: z.core.$ZodIssue | undefined, value: string): SettingReason {
  if (issue === undefined) return { code: "reason-unreadable", params: {} };
  if (isReasonCode(issue.message)) return { code: issue.message, params: {} };
  switch (issue.code) {
    case "invalid_type":
      return { code: issue.expected === "int" ? "reason-whole-number" : "reason-number", params: { value } };
    case "too_small":
      if (issue.origin === "string") return { code: "reason-short", params: { least: String(issue.minimum) } };
      return { code: issue.inclusive === true ? "reason-least" : "reason-above", params: { least: String(issue.minimum), value } };
    case "too_big":
      return { code: issue.origin === "string" ? "reason-long" : "reason-most", params: { most: String(issue.maximum), value } };
    case "invalid_value":
      return { code: "reason-choice", params: { choices: issue.values.join(", "), value } };
    case "invalid_format":
      return { code: issue.format === "email" ? "reason-email" : "reason-unreadable", params: {} };
    default:
      return { code: "reason-unreadable", params: {} };
  }
}

const REASON_CODES: Record<ReasonCode, true> = {
  "reason-above": true,
  "reason-choice": true,
  "reason-database-url": true,
  "reason-email": true,
  "reason-least": true,
  "reason-long": true,
  "reason-most": true,
  "reason-number": true,
  "reason-origins": true,
  "reason-s3-and-folder": true,
  "reason-s3-bucket": true,
  "reason-s3-no-bucket": true,
  "reason-s3-no-key": true,
  "reason-s3-prefix": true,
  "reason-short": true,
  "reason-single-sign-on": true,
  "reason-unreadable": true,
  "reason-url": true,
  "reason-whole-number": true,
};

function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(REASON_CODES, text);
}
