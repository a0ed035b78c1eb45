import { luminance } from "@mantine/core";
import { describe, expect, it } from "vitest";
import { STAGES } from "@/server/domain/pipeline";
import { DARK_TOKENS, LIGHT_TOKENS, type Tokens } from "./theme-tokens";

/** How much two colours differ: WCAG 2.2, 1.4.3, which asks 4.5 of small text. */
function contrast(tokens: Tokens, one: `--${string}`, other: `--${string}`): number {
  const [lighter = 0, darker = 0] = [luminance(tokens[one] ?? ""), luminance(tokens[other] ?? "")].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each([
  ["light", LIGHT_TOKENS],
  ["dark", DARK_TOKENS],
] as const)("the %s theme", (_, tokens) => {
  it.each(STAGES)("has readable words on the colour of %s", (stage) => {
    expect(contrast(tokens, `--on-stage-${stage}`, `--stage-${stage}`)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["error", "warning", "novel", "predicted", "ok", "accent"])("has readable words on the soft colour of %s", (name) => {
    expect(contrast(tokens, `--${name}-text`, `--${name}-soft`)).toBeGreaterThanOrEqual(4.5);
  });

  it("has boxes to tick whose edge is seen", () => {
    expect(contrast(tokens, "--control", "--surface")).toBeGreaterThanOrEqual(3);
  });

  it.each(["text", "text-2", "text-3"] as const)("has readable words in %s, also on the grey of a task that is no stage", (name) => {
    expect(contrast(tokens, `--${name}`, "--surface")).toBeGreaterThanOrEqual(4.5);
  });
});
