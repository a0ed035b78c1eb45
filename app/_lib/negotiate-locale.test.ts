import { describe, expect, it } from "vitest";
import { negotiateLocale } from "./negotiate-locale";

describe("negotiateLocale", () => {
  it.each([
    ["ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru"],
    ["en-US,en;q=0.9,ru;q=0.8", "en"],
    ["de,ru;q=0.5,en;q=0.4", "ru"],
    ["en;q=0.4, ru;q=0.6", "ru"],
    ["ru;q=0, en;q=0.1", "en"],
    ["de-DE,fr", "en"],
    ["", "en"],
    [null, "en"],
    [";;q=,ru", "ru"],
  ])("takes %j as %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});
