import { defaultShouldDehydrateQuery, isServer, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { failureKind } from "./failure-kind";

const MAX_RETRIES = 2;

/**
 * One per browser, one per request on the server.
 * @param onSignedOut called when an answer says that the session has ended
 */
export function createQueryClient(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: Error): void => {
    if (failureKind(error).kind === "signed-out") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // What the server has just put into the page is not asked for again at once.
        staleTime: 10_000,
        // On the server a page would stay open for the seconds between the tries: the browser tries again.
        retry: (count, error) => !isServer && count < MAX_RETRIES && failureKind(error).kind === "offline",
      },
      dehydrate: { serializeData: superjson.serialize, shouldDehydrateQuery: defaultShouldDehydrateQuery },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
