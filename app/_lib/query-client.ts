import { defaultShouldDehydrateQuery, isServer, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { failureKind } from "./failure-kind";

const MAX_RETRIES = 2;

/** Told about the session, as answers let it be known. */
export interface SessionWatcher {
  /** A change that a person made was refused because the session has ended. */
  onRefused(): void;
  /** The same of what a page asked by itself. */
  onSignedOut(): void;
  /** What a page asked was answered. */
  onAnswered(): void;
}

const NOBODY: SessionWatcher = { onRefused: () => undefined, onSignedOut: () => undefined, onAnswered: () => undefined };

/** One per browser, one per request on the server. */
export function createQueryClient({ onRefused, onSignedOut, onAnswered }: SessionWatcher = NOBODY): QueryClient {
  const ifSignedOut = (tell: () => void) => (error: Error) => {
    if (failureKind(error).kind === "signed-out") tell();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: ifSignedOut(onSignedOut), onSuccess: onAnswered }),
    mutationCache: new MutationCache({ onError: ifSignedOut(onRefused) }),
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
