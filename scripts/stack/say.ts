import en from "@/messages/en/terminal.json";
import ru from "@/messages/ru/terminal.json";

type Words = typeof en;

const WORDS: Record<"en" | "ru", Words> = { en, ru };

/** The language of the person's terminal. */
export function terminalLocale(): "en" | "ru" {
  return (process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "").startsWith("ru") ? "ru" : "en";
}

/** A message of the terminal with its parameters filled in. */
export function textOf(key: keyof Words, params: Record<string, string>): string {
  return WORDS[terminalLocale()][key].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
}

/** Says one thing on stderr. */
export function say(key: keyof Words, params: Record<string, string>): void {
  process.stderr.write(`${textOf(key, params)}\n`);
}
