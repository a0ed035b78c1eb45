import path from "node:path";
import { runFolder, RUN_FOLDER } from "./test-folders";

/**
 * What a process started by a test sees of the environment: that of a person's shell, without what the test runner adds,
 * and with a state folder of its own, so that a stack which runs in this checkout is neither used nor disturbed.
 */
export function childEnvironment(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|INIT_CWD|npm_|TEST$|MODE$|PROD$|DEV$|SSR$|BASE_URL$)/.test(name));
  return { ...Object.fromEntries(inherited), [RUN_FOLDER]: runFolder(), STATE_DIR: path.join(runFolder(), "state"), LOG_LEVEL: "fatal", NODE_ENV: "production", ...extra };
}
