import { accountRouter } from "./account";
import { apiKeysRouter } from "./api-keys";
import { knowledgeRouter } from "./knowledge";
import { playbooksRouter } from "./playbooks";
import { runRouter } from "./run";
import { runsRouter } from "./runs";
import { createCallerFactory, router } from "./trpc";
import { uploadsRouter } from "./uploads";

/** Every router of the console, one line each. */
export const rootRouter = router({
  account: accountRouter,
  apiKeys: apiKeysRouter,
  knowledge: knowledgeRouter,
  playbooks: playbooksRouter,
  run: runRouter,
  runs: runsRouter,
  uploads: uploadsRouter,
});

export type RootRouter = typeof rootRouter;

export const createCaller = createCallerFactory(rootRouter);
