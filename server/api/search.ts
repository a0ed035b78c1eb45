import { z } from "zod";
import { findThings } from "@/server/db/search";
import { router, viewerProcedure } from "./trpc";

/** Of each kind. */
const MOST_FOUND = 5;

export type { FoundPlaybook, FoundProblem, FoundRun } from "@/server/db/search";

/** What Ctrl K looks through. */
export const searchRouter = router({
  find: viewerProcedure.input(z.object({ text: z.string().trim().min(1).max(200) })).query(({ input }) => findThings(input.text, MOST_FOUND)),
});
