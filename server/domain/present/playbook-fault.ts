import { textIn, type Bilingual } from "../knowledge/playbook";
import type { PlaybookFault } from "../knowledge/playbook-file";
import type { Locale } from "./format";

/** A translator of the namespace "playbooks.fault" for keys that are only known at run time. */
export type PlaybookFaultWords = (key: string, values?: Record<string, string | number>) => string;

/** Where in a file something is wrong, and what, as a part of a sentence. */
export function playbookFaultWords({ place, title, code, params }: PlaybookFault, words: PlaybookFaultWords, locale: Locale): { place: string; fault: string } {
  return { place: place === 0 ? words("wholeFile") : placeOf(place, title, { words, locale }), fault: words(code, plainNumbers(params)) };
}

function placeOf(place: number, title: Bilingual, { words, locale }: { words: PlaybookFaultWords; locale: Locale }): string {
  const name = textIn(title, locale);
  return name === "" ? words("place", { place: String(place) }) : words("placeTitled", { place: String(place), title: name });
}

/** Ids, lines and limits are named, not counted: no thousands are set apart in them. `found` chooses a plural and stays a number. */
function plainNumbers(params: PlaybookFault["params"]): PlaybookFault["params"] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === "found" ? value : String(value)]));
}
