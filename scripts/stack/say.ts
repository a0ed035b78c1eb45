import en from "@/messages/en/terminal.json";
import ru from "@/messages/ru/terminal.json";
import type { SettingReason } from "@/server/setting-reason";

type Words = typeof en;

const WORDS: Record<"en" | "ru", Words> = { en, ru };

/** The language of the person's terminal. */
export function terminalLocale(): "en" | "ru" {
  return (process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "").startsWith("ru") ? "ru" : "en";
}

/** A message of the terminal with its parameters filled in. */
export function textOf(key: keyof Words, params: Record<string, string>): string {
  return WORDS[terminalLocale()][key].replace(/\{(\w+)\}/g, (_, name: string) => onOneLine(params[name] ?? ""));
}

/** Control characters, and what turns the direction of the text around. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A text of unknown origin as it may be shown on a terminal: a file's name can hold what breaks the line or clears the screen. */
export function onOneLine(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What "setting-wrong" is said with. */
export function wrongSetting({ name, reason }: { name: string; reason: SettingReason }): { name: string; reason: string } {
  return { name, reason: textOf(reason.code, reason.params) };
}

/** Says one thing on stderr. */
export function say(key: keyof Words, params: Record<string, string>): void {
  process.stderr.write(`${textOf(key, params)}\n`);
}
