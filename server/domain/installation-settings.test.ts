import { describe, expect, it } from "vitest";
import { isSettingValue, SETTING_NAMES, SETTING_RULES, settingsInForce, settingValues } from "./installation-settings";

describe("the settings in force", () => {
  it("are those the product comes with where nobody set any, and these are allowed", () => {
    const inForce = settingsInForce({}, {});
    for (const name of SETTING_NAMES) {
      expect(inForce[name]).toEqual({ value: SETTING_RULES[name].initial, origin: "initial" });
      expect([name, isSettingValue(name, inForce[name].value)]).toEqual([name, true]);
    }
  });

  it("take the environment before what is stored, and that before the initial", () => {
    const inForce = settingsInForce({ runDays: 7 }, { runDays: 90, uploadDays: 30 });
    expect(inForce.runDays).toEqual({ value: 7, origin: "environment" });
    expect(inForce.uploadDays).toEqual({ value: 30, origin: "stored" });
    expect(settingValues(inForce)).toMatchObject({ runDays: 7, uploadDays: 30, matching: "calibrated" });
  });

  it("pass over what this release does not allow", () => {
    expect(settingsInForce({}, { matching: "fuzzy", entries: -1, ratio: "200" })).toEqual(settingsInForce({}, {}));
  });
});

describe("isSettingValue", () => {
  it.each([
    ["matching", "strict", true],
    ["matching", "fuzzy", false],
    ["entries", 1, true],
    ["entries", 0, false],
    ["entries", 1.5, false],
    ["entries", Number.NaN, false],
    ["entries", null, false],
    ["ratio", 20.5, true],
    ["runDays", null, true],
    ["runDays", 36_501, false],
    ["uploadBytes", "1000000", false],
  ] as const)("%s may be %j: %s", (name, value, isAllowed) => {
    expect(isSettingValue(name, value)).toBe(isAllowed);
  });
});
