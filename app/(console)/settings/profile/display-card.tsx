"use client";

import { Select, useMantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useSyncExternalStore } from "react";
import { Segments } from "@/app/_components/segments";
import { rememberPreference } from "@/app/_lib/preference-cookies";
import { useTRPC } from "@/app/_lib/trpc-client";
import { LOCALES, type Locale } from "@/server/domain/present/format";
import { Card } from "@/app/_components/card";
import { timeZones } from "@/app/_lib/time-zones";
import { useTold } from "@/app/_lib/use-told";
import classes from "../settings.module.css";

const SCHEMES = ["light", "dark", "auto"] as const;

/** Stands for "as the browser": Mantine's choices are words. */
const BROWSER = "browser";

const never = (): (() => void) => () => undefined;

/** Language, theme and time zone; each holds at once, on every device of the person. */
export function DisplayCard({ chosen }: { chosen: { locale: string | null; timeZone: string | null } }) {
  const words = useTranslations("settings.profile");
  const common = useTranslations("common");
  const navigation = useTranslations("navigation");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const told = useTold();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // Known in the browser only: the server must not write its own there.
  const browserZone = useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => "UTC");
  const { mutate } = useMutation(
    trpc.account.setPreferences.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.account.me.queryKey() });
        router.refresh();
      },
      onError: told.failed,
    }),
  );
  const chooseLocale = (value: Locale | typeof BROWSER): void => {
    // What this browser remembered must not stand in for its own wish.
    rememberPreference("locale", value === BROWSER ? "" : value);
    mutate({ locale: value === BROWSER ? null : value });
  };
  const locales = [...LOCALES.map((locale) => ({ value: locale, label: common(`languages.${locale}`) })), { value: BROWSER, label: words("browserLanguage") }] as const;
  const locale = LOCALES.find((each) => each === chosen.locale) ?? BROWSER;
  return (
    <Card title={words("display")}>
      <div className={classes.form}>
        <Field label={words("language")}>
          <Segments label={words("language")} choices={locales} value={locale} onChange={chooseLocale} />
        </Field>
        <Field label={words("theme")}>
          <Segments
            label={words("theme")}
            choices={SCHEMES.map((value) => ({ value, label: navigation(`themes.${value}`) }))}
            value={colorScheme}
            onChange={(theme) => {
              setColorScheme(theme);
              mutate({ theme });
            }}
          />
        </Field>
        <Select
          label={words("timeZone")}
          description={words("timeZoneHint")}
          searchable
          allowDeselect={false}
          data={[{ value: BROWSER, label: words("browserZone", { zone: browserZone }) }, ...timeZones(chosen.timeZone)]}
          value={chosen.timeZone ?? BROWSER}
          onChange={(value) => value !== null && mutate({ timeZone: value === BROWSER ? null : value })}
        />
      </div>
    </Card>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <div className={classes.strong} aria-hidden style={{ marginBottom: 4 }}>
        {label}
      </div>
      {children}
    </div>
  );
}
