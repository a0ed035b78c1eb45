import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

export interface AnalyzeOptions {
  input: string;
  kb: string | null;
  model: "light" | "heavy";
  out: string | null;
  name: string | null;
  json: boolean;
  timezone: string;
  year: number | null;
  retain: "all" | "problems";
  matching: "strict" | "calibrated" | null;
  locale: "ru" | "en";
}

export type OptionsReading = { kind: "ok"; options: AnalyzeOptions } | { kind: "wrong"; key: "call-wrong" | "call-one-input" | "choice-wrong" | "year-wrong" | "name-long"; params: Record<string, string> };

/** The same as everywhere a run is named. */
const NAME_CHARACTERS = 200;
/** Of a folder's name, which file systems count in bytes: 255, and a letter may have three. */
const FOLDER_CHARACTERS = 80;

const CHOICES = { model: ["light", "heavy"], retain: ["all", "problems"], matching: ["strict", "calibrated"], locale: ["ru", "en"] } as const;

/**
 * Reads the arguments of `analyze`, in any order. Paths are relative to where the person stands.
 * @param base the folder the person stands in
 */
export function readAnalyzeOptions(args: readonly string[], base: string): OptionsReading {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { kb: { type: "string" }, model: { type: "string" }, out: { type: "string" }, name: { type: "string" }, json: { type: "boolean" }, timezone: { type: "string" }, year: { type: "string" }, retain: { type: "string" }, matching: { type: "string" }, locale: { type: "string" } },
    });
  } catch (error) {
    return { kind: "wrong", key: "call-wrong", params: { reason: error instanceof Error ? (error.message.split(". ")[0] ?? "") : "" } };
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1) return { kind: "wrong", key: "call-one-input", params: {} };
  const choice = wrongChoice(values);
  if (choice) return choice;
  const year = values.year === undefined ? null : Number(values.year);
  if (year !== null && !(Number.isInteger(year) && year >= 1970 && year <= 9999)) return { kind: "wrong", key: "year-wrong", params: { year: values.year ?? "" } };
  if ((values.name?.length ?? 0) > NAME_CHARACTERS) return { kind: "wrong", key: "name-long", params: { most: String(NAME_CHARACTERS) } };
  const at = (file: string): string => path.resolve(base, file);
  return {
    kind: "ok",
    options: {
      input: at(positionals[0] ?? ""),
      kb: values.kb === undefined ? null : at(values.kb),
      model: pick(CHOICES.model, values.model) ?? "light",
      out: values.out === undefined ? null : at(values.out),
      name: values.name ?? null,
      json: values.json ?? false,
      timezone: values.timezone ?? "UTC",
      year,
      retain: pick(CHOICES.retain, values.retain) ?? "all",
      matching: pick(CHOICES.matching, values.matching) ?? null,
      locale: pick(CHOICES.locale, values.locale) ?? "ru",
    },
  };
}

function pick<T extends string>(choices: readonly T[], value: string | undefined): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

function wrongChoice(values: Record<string, string | boolean | undefined>): OptionsReading | null {
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = values[name];
    if (value !== undefined && !choices.some((choice) => choice === value)) return { kind: "wrong", key: "choice-wrong", params: { name: `--${name}`, value: String(value), choices: choices.join(", ") } };
  }
  return null;
}

/** Where the reports go without `--out`: `reports/<run>`, with a number where that is taken. */
export function defaultOut(base: string, runName: string): string {
  const folder = path.join(base, "reports", runName.replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/^\.+/, "").slice(0, FOLDER_CHARACTERS) || "run");
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? folder : `${folder}-${String(number)}`;
    if (!existsSync(candidate)) return candidate;
  }
}
