"use client";

import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import type { RootRouter } from "@/server/api/root";

/** `useTRPC()` gives typed query options by procedure: `useQuery(trpc.runs.list.queryOptions(…))`. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<RootRouter>();

/** The context of a call that may take long: the others of its batch would wait for its answer. */
export const ALONE = { isAlone: true } as const;

const URL = "/api/trpc";

/** Calls go in batches; a subscription has a stream of server-sent events of its own. */
export function createApiClient(): TRPCClient<RootRouter> {
  return createTRPCClient<RootRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url: URL, transformer: superjson }),
        false: splitLink({
          condition: ({ context }) => context.isAlone === true,
          true: httpLink({ url: URL, transformer: superjson }),
          false: httpBatchLink({ url: URL, transformer: superjson, maxURLLength: 4000 }),
        }),
      }),
    ],
  });
}
