"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight } from "@mantine/spotlight";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconSearch } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import { leaveThrough } from "@/app/_lib/leave-guard";
import { keyName } from "@/app/_lib/pressed-key";
import { useBaseName } from "@/app/_lib/use-base-name";
import { useFormat } from "@/app/_lib/use-format";
import { listSearchGroups } from "./list-search-groups";
import classes from "./search.module.css";
import { keepOneChosen, search, searchStore } from "./search-store";

const PAUSE_MS = 150;

/** Ctrl K: everything with a name, found by it, and opened with Enter. */
export function ConsoleSearch() {
  const words = useTranslations("search");
  const navigation = useTranslations("navigation");
  const status = useTranslations("common.status");
  const locale = useLocale();
  const format = useFormat();
  const baseName = useBaseName();
  const router = useRouter();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, isError, isFetching, isPlaceholderData } = useQuery(useTRPC().search.find.queryOptions({ text: asked }, { enabled: asked !== "", placeholderData: keepPreviousData }));
  const groups = listSearchGroups({ text, isEarlier: isPlaceholderData || asked !== text.trim(), found: asked === "" ? undefined : data, locale, pageName: navigation, statusName: status, instant: (at) => format.instant(at.getTime()), baseName });
  const offers = groups.flatMap(({ items }) => items.map(({ href }) => href)).join(" ");
  useEffect(() => {
    if (text !== "") keepOneChosen();
  }, [text, offers]);
  useEffect(() => {
    // The library's own shortcut is deaf in a field and where K is a letter of another script.
    const open = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || keyName(event) !== "k") return;
      event.preventDefault();
      search.open();
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);
  const isEmpty = groups.length === 0 && !isFetching && asked === text.trim();
  return (
    <Spotlight.Root store={searchStore} shortcut={null} attributes={{ content: { "aria-label": words("label") } }} query={text} onQueryChange={setText} scrollable maxHeight={480} size={560} overlayProps={{ color: "var(--scrim)", backgroundOpacity: 1 }}>
      <Spotlight.Search placeholder={words("placeholder")} aria-label={words("label")} leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />} />
      <Spotlight.ActionsList className={classes.offers}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.name} label={words(group.name)}>
            {group.items.map((item) => (
              <Spotlight.Action key={item.href} onClick={() => leaveThrough(() => router.push(item.href))} className={classes.action}>
                <span className={classes.label}>{item.label}</span>
                {item.note === null ? null : <span className={classes.note}>{item.note}</span>}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {isEmpty ? <Spotlight.Empty>{isError ? words("failed") : words("empty", { text: asked })}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
