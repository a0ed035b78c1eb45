import { DEFAULT_EXTRACT_LIMITS } from "./extract/extract-limits";
import { NOVEL_WINDOW_MICROS } from "./link/find-novel";
import { PREDICTION_WINDOW_MICROS } from "./link/predict";
import { DEFAULT_MAX_LINE_LENGTH } from "./parse/segment-reader";

/** What an administrator may set for the whole installation. Null: without a limit. */
export interface InstallationSettings {
  matching: "strict" | "calibrated";
  /** How long after a known problem an unknown WARNING counts as novel. */
  novelWindowMinutes: number;
  /** How long what is predicted may still come true. */
  predictionWindowHours: number;
  uploadBytes: number;
  entries: number;
  totalBytes: number;
  entryBytes: number;
  ratio: number;
  lineCharacters: number;
  queuedRuns: number;
  requestsPerMinute: number;
  runDays: number | null;
  uploadDays: number | null;
}

export type SettingName = keyof InstallationSettings;
export type SettingValue = InstallationSettings[SettingName];

/** What a figure counts: how it is shown and in which unit it is typed. */
export type SettingUnit = "bytes" | "count" | "days" | "hours" | "minutes";

export type SettingRule =
  | { kind: "choice"; choices: readonly string[]; initial: string }
  | { kind: "number"; unit: SettingUnit; min: number; max: number; isWhole: boolean; initial: number | null };

const MB = 1000 ** 2;
const TB = 1000 ** 4;
const MINUTE_MICROS = 60_000_000;
const HOUR_MICROS = 60 * MINUTE_MICROS;

const whole = (unit: SettingUnit, [min, max]: readonly [number, number], initial: number | null): SettingRule => ({ kind: "number", unit, min, max, isWhole: true, initial });

/** Every setting with what it may be and what it is where nobody changed it. */
export const SETTING_RULES: Record<SettingName, SettingRule> = {
  matching: { kind: "choice", choices: ["calibrated", "strict"], initial: "calibrated" },
  novelWindowMinutes: whole("minutes", [1, 24 * 60], NOVEL_WINDOW_MICROS / MINUTE_MICROS),
  predictionWindowHours: whole("hours", [1, 365 * 24], PREDICTION_WINDOW_MICROS / HOUR_MICROS),
  // A 20 GB bundle passes.
  uploadBytes: whole("bytes", [MB, 10 * TB], 25_000 * MB),
  entries: whole("count", [1, 10_000_000], DEFAULT_EXTRACT_LIMITS.maxEntries),
  totalBytes: whole("bytes", [MB, 100 * TB], DEFAULT_EXTRACT_LIMITS.maxTotalBytes),
  entryBytes: whole("bytes", [MB, 100 * TB], DEFAULT_EXTRACT_LIMITS.maxEntryBytes),
  ratio: { kind: "number", unit: "count", min: 2, max: 1_100, isWhole: false, initial: DEFAULT_EXTRACT_LIMITS.maxRatio },
  lineCharacters: whole("count", [1_000, 10_000_000], DEFAULT_MAX_LINE_LENGTH),
  queuedRuns: whole("count", [1, 100_000], 200),
  requestsPerMinute: whole("count", [1, 1_000_000], 600),
  runDays: whole("days", [1, 36_500], null),
  uploadDays: whole("days", [1, 36_500], null),
};

export const SETTING_NAMES = Object.keys(SETTING_RULES) as SettingName[];

/** Whether a value may stand for a setting. */
export function isSettingValue(name: SettingName, value: unknown): value is SettingValue {
  const rule = SETTING_RULES[name];
  if (rule.kind === "choice") return rule.choices.some((choice) => choice === value);
  if (value === null) return rule.initial === null;
  return typeof value === "number" && value >= rule.min && value <= rule.max && (!rule.isWhole || Number.isInteger(value));
}

/** A setting as it is in force, and who says so. */
export interface SettingInForce {
  value: SettingValue;
  origin: "environment" | "stored" | "initial";
}

/**
 * What is in force: the environment wins over what is stored, that over what the product comes with. A stored value that
 * the rules of this release do not allow is passed over; the environment's own was checked at the start.
 */
export function settingsInForce(environment: Partial<InstallationSettings>, stored: Readonly<Record<string, unknown>>): Record<SettingName, SettingInForce> {
  const inForce = (name: SettingName): SettingInForce => {
    const given = environment[name];
    if (given !== undefined) return { value: given, origin: "environment" };
    const kept = stored[name];
    if (kept !== undefined && isSettingValue(name, kept)) return { value: kept, origin: "stored" };
    return { value: SETTING_RULES[name].initial as SettingValue, origin: "initial" };
  };
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, inForce(name)])) as Record<SettingName, SettingInForce>;
}

/** The values alone. */
export function settingValues(inForce: Record<SettingName, SettingInForce>): InstallationSettings {
  // Each value was checked against the rule of its own name.
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, inForce[name].value])) as unknown as InstallationSettings;
}
