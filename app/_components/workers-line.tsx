"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { overviewOptions } from "./overview-options";
import classes from "./person-menu.module.css";

/** How many workers there are, in one line. */
export function WorkersLine() {
  const navigation = useTranslations("navigation");
  const { data } = useQuery(overviewOptions(useTRPC()));
  if (data === undefined) return <div className={classes.workers}>&nbsp;</div>;
  const { workersAlive: alive, workersLost: lost, queued } = data;
  return <div className={classes.workers}>{navigation("workersLine", { alive, lost, queued })}</div>;
}
