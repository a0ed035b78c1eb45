import { queueDueFeeds } from "@/server/db/feed-visits";
import { logger } from "@/server/logger";
import { nextVisit } from "@/server/services/feed-schedule";

/** How late a visit may begin. */
const LOOK_MILLISECONDS = 2_000;

/** Watches for sources whose time has come. Every worker does, and each visit is queued by one of them; what was due while none ran is made up once. */
export function startVisitClock(): { stop(): void } {
  const timer = setInterval(() => void queueDueFeeds((feed) => nextVisit(feed)).catch((error: unknown) => logger.warn({ err: error }, "could not look for sources that are due")), LOOK_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
}
