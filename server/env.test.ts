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

describe("a setting that is wrong", () => {
  const issuer = { OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_ID: "logs", OIDC_CLIENT_SECRET: "secret" };
  const wrong = (settings: Record<string, string>): string => {
    const reading = readEnv(settings);
    return reading.kind === "ok" ? "ok" : `${reading.name}: ${reading.reason}`;
  };

  it("is named, with what is wrong with it", () => {
    expect(wrong({ ADMIN_EMAIL: "nobody" })).toMatch(/^ADMIN_EMAIL: .*email/i);
    for (const list of ["logs.example.org", "https://a.example.org, b", "https://a.example.org/path", "ftp://a.example.org"]) expect([list, wrong({ CORS_ORIGINS: list })]).toEqual([list, expect.stringMatching(/^CORS_ORIGINS: .*https:\/\//)]);
    for (const name of Object.keys(issuer)) expect(wrong({ ...issuer, [name]: "" })).toMatch(new RegExp(`^${name}: .*OIDC_ISSUER`));
    expect(wrong({ OIDC_CLIENT_ID: "logs" })).toMatch(/^OIDC_ISSUER: /);
  });

  it("is not one of these", () => {
    const right: Record<string, string>[] = [{ ADMIN_EMAIL: "admin@localhost" }, { CORS_ORIGINS: "*" }, { CORS_ORIGINS: "https://a.example.org, http://localhost:5173/," }, issuer, {}];
    for (const settings of right) expect(wrong(settings)).toBe("ok");
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
