import { accountRouter } from "./account";
import { knowledgeRouter } from "./knowledge";
import { logsRouter } from "./logs";
import { playbooksRouter } from "./playbooks";
import { runRouter } from "./run";
import { runsRouter } from "./runs";
import { createCallerFactory, router } from "./trpc";
import { uploadsRouter } from "./uploads";

/** Every router of the console, one line each. */
export const rootRouter = router({
  account: accountRouter,
  knowledge: knowledgeRouter,
  logs: logsRouter,
  playbooks: playbooksRouter,
  run: runRouter,
  runs: runsRouter,
  uploads: uploadsRouter,
});

export type RootRouter = typeof rootRouter;

export const createCaller = createCallerFactory(rootRouter);
