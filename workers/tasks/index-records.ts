import { indexRecords } from "@/server/db/record-table";
import { transaction } from "@/server/db/transaction";
import { definePlainTask } from "../define-task";

/** Indexes a run's records for its pages. */
export const indexRecordsTask = definePlainTask("index-records", async (partitionKey) => {
  await transaction((client) => indexRecords(client, partitionKey));
});
