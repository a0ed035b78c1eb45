"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { rememberPreference } from "@/app/_lib/preference-cookies";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTold } from "@/app/_lib/use-told";
import { LOCALES, type Locale } from "@/server/domain/present/format";
import { MenuChoice } from "./menu-choice";

/** The languages, each in its own words. */
export function LanguageChoice() {
  const common = useTranslations("common");
  const current = useLocale();
  const router = useRouter();
  const { mutate } = useMutation(useTRPC().account.setPreferences.mutationOptions({ onSuccess: () => router.refresh(), onError: useTold().failed }));
  const choose = (locale: Locale): void => {
    rememberPreference("locale", locale);
    mutate({ locale });
  };
  return LOCALES.map((locale) => (
    <MenuChoice key={locale} isChosen={locale === current} onChoose={() => choose(locale)}>
      {common(`languages.${locale}`)}
    </MenuChoice>
  ));
}
