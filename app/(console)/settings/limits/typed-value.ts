import type { SettingUnit } from "@/server/domain/installation-settings";

/** Sizes are typed in GB: nobody counts the zeros of a byte count. */
const GB = 1000 ** 3;

/** How many of the field's unit a value is. */
export function toTyped(value: number, unit: SettingUnit): number {
  return unit === "bytes" ? value / GB : value;
}

/** What a typed number stands for. An empty field is null: without a limit. */
export function fromTyped(typed: number | string, unit: SettingUnit): number | null {
  if (typed === "") return null;
  return unit === "bytes" ? Math.round(Number(typed) * GB) : Number(typed);
}
