import { SETTING_NAMES, type SettingName, type SettingValue } from "@/server/domain/installation-settings";

/** What was typed into the settings and is not saved. */
export type Edits = Partial<Record<SettingName, SettingValue>>;

/** The edits that go on after some were saved: those of other settings, and those typed over while the saving was under way. */
export function withoutSaved(edits: Edits, saved: Edits): Edits {
  return Object.fromEntries(SETTING_NAMES.filter((name) => edits[name] !== undefined && edits[name] !== saved[name]).map((name) => [name, edits[name]]));
}
