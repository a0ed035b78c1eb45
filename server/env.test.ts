import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import words from "@/messages/en/terminal.json";
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
    if (reading.kind === "ok") return "ok";
    return `${reading.name}: ${words[reading.reason.code].replace(/\{(\w+)\}/g, (_, param: string) => reading.reason.params[param] ?? "?")}`;
  };

  it("is named, with what is wrong with it", () => {
    expect(wrong({ ADMIN_EMAIL: "nobody" })).toMatch(/^ADMIN_EMAIL: .*email/i);
    for (const list of ["logs.example.org", "https://a.example.org, b", "https://a.example.org/path", "ftp://a.example.org"]) expect([list, wrong({ CORS_ORIGINS: list })]).toEqual([list, expect.stringMatching(/^CORS_ORIGINS: .*https:\/\//)]);
    for (const name of Object.keys(issuer)) expect(wrong({ ...issuer, [name]: "" })).toMatch(new RegExp(`^${name}: .*OIDC_ISSUER`));
    expect(wrong({ OIDC_CLIENT_ID: "logs" })).toMatch(/^OIDC_ISSUER: /);
  });

  it.each([
    ["LIMIT_ENTRIES", "abc", "a number is expected, not abc"],
    ["LIMIT_ENTRIES", "-1", "more than 0 is expected, not -1"],
    ["LIMIT_TOTAL_BYTES", "1.5", "a whole number is expected, not 1.5"],
    ["LIMIT_UPLOAD_BYTES", "20GB", "a number is expected, not 20GB"],
    ["LIMIT_RATIO", "high", "a number is expected, not high"],
    ["LIMIT_LINE_CHARACTERS", "999", "1000 or more is expected, not 999"],
    ["RETENTION_RUN_DAYS", "0", "more than 0 is expected, not 0"],
    ["WORKERS", "65", "64 at most is expected, not 65"],
    ["PORT", "http", "a number is expected, not http"],
    ["LOG_LEVEL", "loud", "one of these is expected: fatal, error, warn, info, debug, trace, silent; not loud"],
    ["ALLOW_MODEL_DOWNLOAD", "yes", "one of these is expected: 0, 1, true, false; not yes"],
    ["DATABASE_URL", "mysql://db", "an address such as postgresql://user:password@host:5432/name is expected"],
    ["PUBLIC_URL", "logs", "an address such as https://logs.example.org is expected"],
    ["ADMIN_EMAIL", "nobody", "an email address is expected"],
    ["ADMIN_EMAIL", `${"a".repeat(320)}@localhost`, "320 characters at most are expected"],
    ["ADMIN_PASSWORD", "short", "8 characters or more are expected"],
  ])("%s=%s is told in a sentence of the product's own", (name, value, says) => {
    expect(wrong({ [name]: value })).toBe(`${name}: ${says}`);
  });

  it("may be one that does not fit the others: files are kept in a folder or in a bucket, and a bucket takes a key", () => {
    const bucket = { S3_BUCKET: "logs", S3_ACCESS_KEY_ID: "AKIATEST", S3_SECRET_ACCESS_KEY: "a-secret" };
    expect([wrong(bucket), wrong({ ...bucket, S3_ENDPOINT: "http://minio:9000", S3_PREFIX: "logs/production", S3_REGION: "eu-1", S3_PATH_STYLE: "true" })]).toEqual(["ok", "ok"]);
    expect(wrong({ ...bucket, STORAGE_DIR: "/srv/logs" })).toMatch(/^STORAGE_DIR: .*S3_BUCKET/);
    for (const name of ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]) expect(wrong({ ...bucket, [name]: "" })).toMatch(new RegExp(`^${name}: it is not set`));
    for (const [name, value] of [["S3_ENDPOINT", "http://minio:9000"], ["S3_PREFIX", "logs"], ["S3_ACCESS_KEY_ID", "AKIATEST"], ["S3_SECRET_ACCESS_KEY", "a-secret"]] as const) expect(wrong({ [name]: value })).toMatch(/^S3_BUCKET: it is not set/);
    for (const name of ["..", "logs/", "/logs", ".hidden", "a//b"]) expect(wrong({ ...bucket, S3_PREFIX: name })).toMatch(/^S3_PREFIX: /);
    for (const name of ["ab", "logs/x", "a_b!"]) expect(wrong({ ...bucket, S3_BUCKET: name })).toMatch(/^S3_BUCKET: the name/);
    expect(wrong({ ...bucket, S3_ENDPOINT: "minio:9000" })).toMatch(/^S3_ENDPOINT: an address/);
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
