import { findSettings, writeSettings } from "@/server/db/settings";
import type { Failure } from "@/server/db/run-stages";
import { type InstallationSettings, isSettingValue, SETTING_NAMES, SETTING_RULES, type SettingInForce, type SettingName, type SettingValue, settingsInForce, settingValues } from "@/server/domain/installation-settings";
import { env } from "@/server/env";

export type { SettingInForce, SettingName, SettingValue };

/** What the environment sets: it wins, and is shown locked. */
function environmentSettings(): Partial<InstallationSettings> {
  const given = env();
  const settings: { [Name in SettingName]: InstallationSettings[Name] | undefined } = {
    matching: given.MATCHING,
    novelWindowMinutes: undefined,
    predictionWindowHours: undefined,
    uploadBytes: given.LIMIT_UPLOAD_BYTES,
    entries: given.LIMIT_ENTRIES,
    totalBytes: given.LIMIT_TOTAL_BYTES,
    entryBytes: undefined,
    ratio: given.LIMIT_RATIO,
    lineCharacters: given.LIMIT_LINE_CHARACTERS,
    queuedRuns: given.LIMIT_QUEUED_RUNS,
    requestsPerMinute: given.LIMIT_REQUESTS_PER_MINUTE,
    runDays: given.RETENTION_RUN_DAYS,
    uploadDays: given.RETENTION_UPLOAD_DAYS,
  };
  return settings;
}

/** Every setting as it is in force, with who says so. Read anew each time: what one process changes holds for all. */
export async function listSettings(): Promise<Record<SettingName, SettingInForce>> {
  return settingsInForce(environmentSettings(), await findSettings(SETTING_NAMES));
}

/** The values in force. */
export async function currentSettings(): Promise<InstallationSettings> {
  return settingValues(await listSettings());
}

export type SettingsChange = { kind: "done" } | { kind: "refused"; reason: Failure };

/**
 * Changes settings, all or none.
 * @param changes by name; null takes a setting back to what the product comes with
 */
export async function changeSettings(changes: Partial<Record<SettingName, SettingValue>>, userId: number): Promise<SettingsChange> {
  const environment = environmentSettings();
  const set: Record<string, string | number> = {};
  const unset: string[] = [];
  for (const name of SETTING_NAMES) {
    const value = changes[name];
    if (value === undefined) continue;
    if (environment[name] !== undefined) return { kind: "refused", reason: { code: "setting-locked", params: {} } };
    // A setting that is as it came is not kept: a later release may come with a better one.
    if (value === null || value === SETTING_RULES[name].initial) unset.push(name);
    else if (isSettingValue(name, value)) set[name] = value;
    else return { kind: "refused", reason: { code: "setting-out-of-range", params: {} } };
  }
  await writeSettings({ set, unset }, userId);
  return { kind: "done" };
}
