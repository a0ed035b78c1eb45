"use client";

import { ActionIcon, AppShell } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMenu2, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { rememberPreference } from "@/app/_lib/preference-cookies";
import { UploadsLine } from "@/app/(console)/runs/upload/uploads-line";
import { useIsPrinting } from "@/app/_lib/use-is-printing";
import classes from "./console-frame.module.css";
import { Navigation } from "./navigation";
import { currentItem } from "./navigation-items";
import { PersonMenu } from "./person-menu";
import { ConsoleSearch } from "./search/console-search";
import { SearchButton, SearchIcon } from "./search/search-button";
import { WorkersLine } from "./workers-line";

/** The frame of every signed-in page: navigation at the side, on a narrow screen a bar that opens it. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  const navigation = useTranslations("navigation");
  const common = useTranslations("common");
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const opener = useRef<HTMLButtonElement>(null);
  const item = currentItem(usePathname());
  useRememberedTimeZone();
  useIsPrinting();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // React hands on the keys of dialogs and menus too, which stand elsewhere in the page and close first.
    if (!isOpen || event.key !== "Escape" || !(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    close();
    opener.current?.focus();
  };
  return (
    <AppShell onKeyDown={onKeyDown} header={{ height: { base: 48, sm: 0 } }} navbar={{ width: 208, breakpoint: "sm", collapsed: { mobile: !isOpen } }} padding={0}>
      <a className={classes.skip} href="#content" data-screen-only>
        {common("skipToContent")}
      </a>
      <AppShell.Header className={classes.bar} hiddenFrom="sm">
        <ActionIcon ref={opener} onClick={toggle} className={classes.touch} aria-label={navigation(isOpen ? "close" : "open")} aria-expanded={isOpen}>
          {isOpen ? <IconX size={20} stroke={1.75} aria-hidden /> : <IconMenu2 size={20} stroke={1.75} aria-hidden />}
        </ActionIcon>
        <span className={classes.barTitle}>{item ? navigation(item.name) : common("product")}</span>
        <SearchIcon className={classes.touch} />
        <PersonMenu compact />
      </AppShell.Header>
      <AppShell.Navbar className={classes.side} data-closed={!isOpen || undefined} aria-label={navigation("label")}>
        <span className={classes.product}>{common("product")}</span>
        <SearchButton onOpen={close} />
        <Navigation current={item} onNavigate={close} />
        <div className={classes.foot}>
          <UploadsLine onNavigate={close} />
          <WorkersLine />
          <PersonMenu />
        </div>
      </AppShell.Navbar>
      <ConsoleSearch />
      <AppShell.Main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

/** Tells the server the clock of this browser, for the next page. */
function useRememberedTimeZone(): void {
  useEffect(() => rememberPreference("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone), []);
}
