"use client";

import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./list-state.module.css";
import { LoadError } from "./load-error";
import { Stale } from "./stale";

interface ListStateProps<T> {
  query: UseQueryResult<T, unknown>;
  /** The present question has not been asked yet: somebody may still be typing it. */
  isWaiting?: boolean;
  children: (data: T) => ReactNode;
}

/**
 * The shape of a list while it is read, or what went wrong; else the list, dimmed while it is that of an earlier question, and
 * with a quiet line over it while it could not be read again.
 */
export function ListState<T>({ query, isWaiting = false, children }: ListStateProps<T>) {
  if (query.data !== undefined) {
    return (
      <Stale is={query.isPlaceholderData || isWaiting}>
        {query.isRefetchError ? <NotReadAgain at={query.dataUpdatedAt} /> : null}
        {children(query.data)}
      </Stale>
    );
  }
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div style={{ padding: 16, display: "flex", flexDirection: "column", gap: 12 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={20} radius="sm" />
      ))}
    </div>
  );
}

function NotReadAgain({ at }: { at: number }) {
  const errors = useTranslations("common.errors");
  const format = useFormat();
  return (
    <p className={classes.failed} role="status">
      {errors("notReadAgain", { time: format.time(at) })}
    </p>
  );
}
