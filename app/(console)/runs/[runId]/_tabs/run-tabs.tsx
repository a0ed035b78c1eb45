"use client";

import { Menu, Tabs } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MenuChoice } from "@/app/_components/menu-choice";
import { RUN_TABS, type RunTab } from "../_view/run-address";
import { useRun } from "../_view/run-context";
import classes from "./run-tabs.module.css";

interface RunTabsProps {
  tab: RunTab;
  /** How much each list holds. */
  counts: Record<RunTab, number>;
  /** Where the list shown is downloaded; null: not at all. */
  href: string | null;
  isNarrow: boolean;
  /** What the list offers on a narrow screen, where its table has no head. */
  tools: ReactNode;
  onChange(tab: RunTab): void;
  children: ReactNode;
}

/** The lists of a run, one at a time. On a narrow screen the tabs are a menu. */
export function RunTabs({ tab, counts, href, isNarrow, tools, onChange, children }: RunTabsProps) {
  const words = useTranslations("run.tabs");
  const { format } = useRun();
  const isTab = (value: string | null): value is RunTab => RUN_TABS.some((one) => one === value);
  if (isNarrow) {
    return (
      <section className={classes.card} id="lists">
        <div className={classes.head}>
          <Menu position="bottom-start">
            <Menu.Target>
              <button type="button" className={classes.menu}>
                <b>{words(tab)}</b> <span className={classes.count}>{format.number(counts[tab])}</span>
                <IconChevronDown size={16} stroke={1.75} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {RUN_TABS.map((one) => (
                <MenuChoice key={one} closes isChosen={one === tab} onChoose={() => onChange(one)}>
                  {`${words(one)} ${format.number(counts[one])}`}
                </MenuChoice>
              ))}
            </Menu.Dropdown>
          </Menu>
          {tools}
          <ListDownload tab={tab} href={href} />
        </div>
        {children}
      </section>
    );
  }
  return (
    <Tabs value={tab} onChange={(value) => isTab(value) && onChange(value)} keepMounted={false} id="lists" classNames={{ root: classes.root, list: classes.list, tab: classes.tab }}>
      <div className={classes.bar}>
        <Tabs.List aria-label={words("label")}>
          {RUN_TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words(one)} <span className={classes.count}>{format.number(counts[one])}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <ListDownload tab={tab} href={href} />
      </div>
      <Tabs.Panel value={tab} className={classes.card}>
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}

/** The list that is shown, as CSV: its filters, its order, its instant. */
function ListDownload({ tab, href }: { tab: RunTab; href: string | null }) {
  const words = useTranslations("run.tabs");
  if (href === null) return null;
  return (
    <a className={classes.download} href={href} download data-screen-only title={words("download.hint")} aria-label={words("download.label", { list: words(tab) })}>
      <IconDownload size={16} stroke={1.75} aria-hidden />
      {words("download.short")}
    </a>
  );
}
