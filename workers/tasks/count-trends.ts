import { countTemplateTrends } from "@/server/db/template-trends";
import { transaction } from "@/server/db/transaction";
import { definePlainTask } from "../define-task";

/** Counts a run's templates by time and system, for whoever looks at them. */
export const countTrendsTask = definePlainTask("count-trends", async (runId) => {
  await transaction((client) => countTemplateTrends(client, runId));
});
