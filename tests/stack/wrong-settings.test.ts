import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { CHECKOUT } from "../support/checkout";
import { childEnvironment } from "../support/child-environment";
import { runCommand } from "../support/run-command";
import { makeFolder } from "../support/test-folders";

/** `npm start` with a setting that it must refuse before it starts anything. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  const environment = childEnvironment({ STATE_DIR: await makeFolder("refused"), PORT: "28731", ...settings });
  const child = spawn(process.execPath, ["dist/start.js"], { cwd: CHECKOUT, env: environment, stdio: ["ignore", "ignore", "pipe"] });
  const [stderr, code] = await Promise.all([text(child.stderr), new Promise<number | null>((resolve) => child.once("exit", resolve))]);
  return { code, stderr };
}

interface Case {
  what: string;
  settings: Record<string, string>;
  /** What the line must say. */
  says: RegExp;
}

const CASES: readonly Case[] = [
  { what: "an address of another machine", settings: { HOST: "192.0.2.1" }, says: /HOST.*192\.0\.2\.1/ },
  { what: "an address that is none", settings: { HOST: "no such host" }, says: /HOST.*no such host/ },
  { what: "models that are not there", settings: { MODELS_DIR: "/nope" }, says: /MODELS_DIR.*\/nope\/all-MiniLM-L6-v2/ },
  { what: "an e-mail address that is none", settings: { ADMIN_EMAIL: "nobody" }, says: /ADMIN_EMAIL/ },
  { what: "origins that are none", settings: { CORS_ORIGINS: "logs.example.org" }, says: /CORS_ORIGINS/ },
  { what: "a limit that is no number", settings: { LIMIT_ENTRIES: "abc" }, says: /LIMIT_ENTRIES.*: a number is expected, not abc/ },
  { what: "a folder and a bucket at once", settings: { STORAGE_DIR: "/srv/logs", S3_BUCKET: "logs", S3_ACCESS_KEY_ID: "x", S3_SECRET_ACCESS_KEY: "y" }, says: /STORAGE_DIR.*S3_BUCKET/ },
  { what: "a bucket without a key", settings: { STORAGE_DIR: "", S3_BUCKET: "logs" }, says: /S3_ACCESS_KEY_ID/ },
  { what: "half a single sign-on", settings: { OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_SECRET: "x" }, says: /OIDC_CLIENT_ID/ },
];

describe("npm start refuses in one line that names the setting", () => {
  it.each(CASES)("$what", async ({ settings, says }) => {
    const { code, stderr } = await start(settings);
    expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(says)]);
    expect(code).toBe(1);
  });
});

it("npm run accuracy refuses a folder there is not in one line", async () => {
  const { code, stdout, stderr } = await runCommand("accuracy", ["--data", "nope"], await makeFolder("accuracy"));
  // A checkout that changed since the last build is built first, and says so.
  expect(stderr.trim().split("\n").filter((line) => !line.startsWith("Building"))).toEqual([expect.stringMatching(/\/nope/)]);
  expect([code, stdout]).toEqual([2, ""]);
});
