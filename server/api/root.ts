import { accountRouter } from "./account";
import { auditRouter } from "./audit";
import { invitationsRouter } from "./invitations";
import { compareRouter } from "./compare";
import { apiKeysRouter } from "./api-keys";
import { knowledgeRouter } from "./knowledge";
import { modelsRouter } from "./models";
import { logsRouter } from "./logs";
import { playbooksRouter } from "./playbooks";
import { runRouter } from "./run";
import { runsRouter } from "./runs";
import { searchRouter } from "./search";
import { settingsRouter } from "./settings";
import { sourcesRouter } from "./sources";
import { createCallerFactory, router } from "./trpc";
import { uploadsRouter } from "./uploads";
import { usersRouter } from "./users";
import { workersRouter } from "./workers";

/** Every router of the console, one line each. */
export const rootRouter = router({
  account: accountRouter,
  audit: auditRouter,
  invitations: invitationsRouter,
  compare: compareRouter,
  apiKeys: apiKeysRouter,
  knowledge: knowledgeRouter,
  models: modelsRouter,
  logs: logsRouter,
  playbooks: playbooksRouter,
  run: runRouter,
  runs: runsRouter,
  search: searchRouter,
  settings: settingsRouter,
  sources: sourcesRouter,
  uploads: uploadsRouter,
  users: usersRouter,
  workers: workersRouter,
});

export type RootRouter = typeof rootRouter;

export const createCaller = createCallerFactory(rootRouter);
