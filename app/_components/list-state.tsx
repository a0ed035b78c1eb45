"use client";

import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LoadError } from "./load-error";
import { Stale } from "./stale";

/** The shape of a list while it is read, or what went wrong; else the list, dimmed while it is that of an earlier question. */
export function ListState<T>({ query, children }: { query: UseQueryResult<T, unknown>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <Stale is={query.isPlaceholderData}>{children(query.data)}</Stale>;
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div style={{ padding: 16, display: "flex", flexDirection: "column", gap: 12 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={20} radius="sm" />
      ))}
    </div>
  );
}
