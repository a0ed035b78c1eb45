import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { rootRouter } from "@/server/api/root";
import type { ApiContext } from "@/server/api/trpc";
import { requestOrigin } from "@/server/auth";
import { currentPerson } from "./current-person";
import { createQueryClient } from "./query-client";

const queryClient = cache(() => createQueryClient());

const context = cache(async (): Promise<ApiContext> => ({ person: await currentPerson(), address: requestOrigin(await headers()).address }));

/** The API for server components: the same procedures and the same checks, without a request. */
export const trpc = createTRPCOptionsProxy({ ctx: context, router: rootRouter, queryClient });

/** Reads what a page is going to show, so that it arrives filled. A query that fails is left for the browser to try and to tell. */
export async function prefetch<TFetched, TError, TData, TKey extends QueryKey>(options: FetchQueryOptions<TFetched, TError, TData, TKey>): Promise<void> {
  await queryClient().prefetchQuery(options);
}

/** Hands what was prefetched to the components below. */
export function Prefetched({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}
