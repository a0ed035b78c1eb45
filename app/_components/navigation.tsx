"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useFormat } from "@/app/_lib/use-format";
import { overviewOptions } from "./overview-options";
import { useTRPC } from "@/app/_lib/trpc-client";
import classes from "./navigation.module.css";
import { NAVIGATION, type NavigationItem } from "./navigation-items";

/** The list of pages. */
export function Navigation({ current, onNavigate }: { current: NavigationItem | undefined; onNavigate: () => void }) {
  const navigation = useTranslations("navigation");
  const format = useFormat();
  const { data } = useQuery(overviewOptions(useTRPC()));
  return (
    <ul className={classes.list}>
      {NAVIGATION.map((item) => (
        <li key={item.name}>
          <Link href={item.href} className={classes.item} aria-current={item === current ? "page" : undefined} onClick={onNavigate}>
            <item.icon size={16} stroke={1.75} aria-hidden />
            <span className={classes.name}>{navigation(item.name)}</span>
            {item.name === "runs" && data ? <span className={classes.count}>{format.number(data.runs)}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
