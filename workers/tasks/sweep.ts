import { logger } from "@/server/logger";
import { sweep } from "@/server/services/retention";
import { defineChore } from "../define-chore";

/** Every hour, off the full hour, when everything else on a machine starts. */
const CRON = "17 * * * *";

/** Removes what is kept no longer. */
export const sweepChore = defineChore("sweep", CRON, async () => {
  const swept = await sweep(new Date());
  logger.info(swept, "swept");
  return swept.runs + swept.uploads + swept.leftovers + swept.rows;
});
