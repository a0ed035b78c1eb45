import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { rootRouter } from "@/server/api/root";
import { createApiContext } from "@/server/api/trpc";
import { logger } from "@/server/logger";

function handle(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: rootRouter,
    createContext: () => createApiContext(request.headers),
    onError({ path, error }) {
      if (error.code === "INTERNAL_SERVER_ERROR") logger.error({ path, err: error.cause ?? error }, "a call failed");
    },
  });
}

export { handle as GET, handle as POST };
