import en from "@/messages/en/measures.json";
import ru from "@/messages/ru/measures.json";
import { terminalLocale } from "../stack/say";

type Words = typeof en;

/** What the measuring commands may say. */
export type MeasureWord = keyof Words;

const WORDS: Record<"en" | "ru", Words> = { en, ru };

/** A text of the measuring commands with its parameters filled in, in the language of the terminal. */
export function measureText(key: MeasureWord, params: Record<string, string> = {}): string {
  return WORDS[terminalLocale()][key].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
}

/** Says on stderr what is being done: stdout is for the tables. */
export function tell(key: MeasureWord, params: Record<string, string> = {}): void {
  process.stderr.write(`${measureText(key, params)}\n`);
}
