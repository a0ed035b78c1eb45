import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { env, overrideEnv, readEnv } from "./env";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const example = read(".env.example");
const inExample = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name ?? "");
const inCode = [...read("server/env.ts").matchAll(/^ {2}([A-Z0-9_]+): /gm)].map(([, name]) => name ?? "");
const inCompose = [...read("docker-compose.yml").matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name ?? "");

describe(".env.example", () => {
  it("names each setting once, and none that is not read", () => {
    expect(inCode).toContain("DATABASE_URL");
    expect(inExample.toSorted()).toEqual([...new Set([...inCode, ...inCompose])].toSorted());
  });

  it("gives each setting its default", () => {
    expect(readEnv(parseEnv(example))).toEqual(readEnv({}));
  });

  it("says in a line above what a setting means", () => {
    const lines = example.split("\n");
    const unsaid = inExample.filter((name) => {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      // The three of OpenID Connect are told together.
      return !lines[at - 1]?.startsWith("# ") && !name.startsWith("OIDC_");
    });
    expect(unsaid).toEqual([]);
  });
});

it("a setting that is overridden is so for this process and for those it starts", () => {
  const before = { WORKERS: env().WORKERS, STORAGE_DIR: env().STORAGE_DIR };
  overrideEnv({ WORKERS: 7, STORAGE_DIR: "/elsewhere" });
  expect([env().WORKERS, env().STORAGE_DIR, process.env.WORKERS, process.env.STORAGE_DIR]).toEqual([7, "/elsewhere", "7", "/elsewhere"]);
  overrideEnv(before);
  expect([env().WORKERS, env().STORAGE_DIR]).toEqual([before.WORKERS, before.STORAGE_DIR]);
  expect("STORAGE_DIR" in process.env).toBe(before.STORAGE_DIR !== undefined);
});
