import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { CHECKOUT } from "./checkout";
import { childEnvironment } from "./child-environment";

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs `scripts/<name>.mjs` as npm does for a person who stands in `folder`, on the database of the test run.
 * @param settings that are other than the test run's
 */
export async function runCommand(name: "accuracy" | "analyze" | "patterns", args: readonly string[], folder: string, settings: Record<string, string> = {}): Promise<CommandResult> {
  const child = spawn(process.execPath, [path.join(CHECKOUT, "scripts", `${name}.mjs`), ...args], { cwd: CHECKOUT, env: childEnvironment({ INIT_CWD: folder, WORKERS: "1", ...settings }), stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>((resolve) => child.once("exit", resolve))]);
  return { code, stdout, stderr };
}
