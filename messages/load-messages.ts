import type { Locale } from "@/server/domain/present/format";
import enCommon from "./en/common.json";
import enFailures from "./en/failures.json";
import enNavigation from "./en/navigation.json";
import enRuns from "./en/runs.json";
import enSignIn from "./en/sign-in.json";
import ruCommon from "./ru/common.json";
import ruFailures from "./ru/failures.json";
import ruNavigation from "./ru/navigation.json";
import ruRuns from "./ru/runs.json";
import ruSignIn from "./ru/sign-in.json";

/** English says which keys there are; a test holds the other languages against it. */
const en = { common: enCommon, failures: enFailures, navigation: enNavigation, runs: enRuns, "sign-in": enSignIn };

export type Messages = typeof en;
export type Namespace = keyof Messages;

const ru: Messages = { common: ruCommon, failures: ruFailures, navigation: ruNavigation, runs: ruRuns, "sign-in": ruSignIn };

const MESSAGES: Record<Locale, Messages> = { en, ru };

/** Every word of the console in one language, by namespace. */
export function loadMessages(locale: Locale): Messages {
  return MESSAGES[locale];
}
