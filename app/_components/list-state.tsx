"use client";

import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LoadError } from "./load-error";
import { Stale } from "./stale";

interface ListStateProps<T> {
  query: UseQueryResult<T, unknown>;
  /** The present question has not been asked yet: somebody may still be typing it. */
  isWaiting?: boolean;
  children: (data: T) => ReactNode;
}

/** The shape of a list while it is read, or what went wrong; else the list, dimmed while it is that of an earlier question. */
export function ListState<T>({ query, isWaiting = false, children }: ListStateProps<T>) {
  if (query.data !== undefined) return <Stale is={query.isPlaceholderData || isWaiting}>{children(query.data)}</Stale>;
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div style={{ padding: 16, display: "flex", flexDirection: "column", gap: 12 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={20} radius="sm" />
      ))}
    </div>
  );
}
