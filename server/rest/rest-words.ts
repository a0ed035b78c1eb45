import { createTranslator } from "next-intl";
import words from "@/messages/en/rest.json";

/** A translator for keys that are put together from names of the table of routes. */
interface Words {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

const translate = createTranslator({ locale: "en", messages: words }) as unknown as Words;

/** What programs are told in words: English alone, since a program's log is read by whoever mends it. */
export function restWords(key: string, values: Record<string, unknown> = {}): string {
  const named = Object.entries(values).filter(([, value]) => typeof value === "string" || typeof value === "number" || Array.isArray(value));
  // Ids and limits are quoted, not counted: no thousands are set apart.
  return translate(key, Object.fromEntries(named.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)])));
}

/** The same, or nothing where there is no such message. */
export function findRestWords(key: string): string | undefined {
  return translate.has(key) ? restWords(key) : undefined;
}
