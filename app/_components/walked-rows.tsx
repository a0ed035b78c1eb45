"use client";

import { type ReactNode, useRef } from "react";
import { useRowKeys } from "@/app/_lib/use-row-keys";

/** A list whose rows `j` and `k` walk, in however many tables it is drawn. */
export function WalkedRows({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  return <div ref={list}>{children}</div>;
}
