"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./upload-list.module.css";
import { useUploads } from "./use-uploads";

/** How far the uploads are, on every page: they go on while one walks through the console. Nothing while there are none. */
export function UploadsLine({ onNavigate }: { onNavigate: () => void }) {
  const navigation = useTranslations("navigation");
  const format = useFormat();
  const open = useUploads().filter(({ status }) => status.kind !== "failed");
  if (open.length === 0) return null;
  const sum = (name: "sent" | "bytes"): number => open.reduce((total, item) => total + item[name], 0);
  return (
    <Link href="/runs" className={classes.frame} onClick={onNavigate}>
      {navigation("uploadsLine", { count: open.length, share: format.percent(sum("sent") / Math.max(1, sum("bytes"))) })}
    </Link>
  );
}
