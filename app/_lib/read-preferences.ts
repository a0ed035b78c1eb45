import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Locale } from "@/server/domain/present/format";
import { createZone } from "@/server/domain/parse/zone";
import { currentPerson } from "./current-person";
import { isLocale, negotiateLocale } from "./negotiate-locale";
import { PREFERENCE_COOKIES } from "./preference-cookies";

export type Theme = "light" | "dark" | "auto";

export interface ReadPreferences {
  locale: Locale;
  theme: Theme;
  /** Of the person's own clock: for when runs were started, not for log times. */
  timeZone: string;
}

/** How this request is to be shown: what the person set, else what the browser remembers, else what it asks for. */
export const readPreferences = cache(async (): Promise<ReadPreferences> => {
  const [person, jar, header] = await Promise.all([currentPerson(), cookies(), headers()]);
  const cookie = (name: keyof typeof PREFERENCE_COOKIES): string | undefined => jar.get(PREFERENCE_COOKIES[name])?.value;
  const locale = [person?.locale, cookie("locale")].find(isLocale) ?? negotiateLocale(header.get("accept-language"));
  const theme = [person?.theme, cookie("theme")].find(isTheme) ?? "auto";
  const timeZone = [person?.timeZone, cookie("timeZone")].find((zone) => typeof zone === "string" && createZone(zone) !== null) ?? "UTC";
  return { locale, theme, timeZone };
});

function isTheme(value: unknown): value is Theme {
  return value === "light" || value === "dark" || value === "auto";
}
