import type { useTRPC } from "@/app/_lib/trpc-client";

const INTERVAL_MS = 10_000;

/** How the installation stands, asked for again every ten seconds while the page is looked at. */
export function overviewOptions(trpc: ReturnType<typeof useTRPC>) {
  return { ...trpc.account.overview.queryOptions(), refetchInterval: INTERVAL_MS };
}
