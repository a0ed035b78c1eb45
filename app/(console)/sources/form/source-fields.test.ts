import { describe, expect, it } from "vitest";
import type { FeedConfig } from "@/server/api/sources";
import { fieldErrors, placeErrors } from "./field-errors";
import { fromCron } from "./schedule-choice";
import { keepsSecret, newFields, type SourceFields, storedFields, toConfig, toInput } from "./source-fields";

const fields = (part: Partial<SourceFields>): SourceFields => ({ ...newFields("Europe/Moscow", "en"), name: "gateway", ...part });
const stored = (config: FeedConfig) => ({ name: "gateway", config, hasSecret: true, schedule: "*/5 * * * *", scheduleZone: "Asia/Tokyo", options: { retain: "problems", timeZone: "Europe/Riga", locale: "ru", model: "light", revisionId: 4 } as const });

const CONFIGS: FeedConfig[] = [
  { kind: "ingest" },
  { kind: "folder", folder: "/var/log/app", include: ["*.log", "night/**"], existing: "skip" },
  { kind: "http", addresses: ["https://logs.example.org/a.log", "http://logs.example.org/b.log"], signIn: { kind: "basic", user: "reader" }, existing: "take" },
  { kind: "http", addresses: ["https://logs.example.org/a.log"], signIn: { kind: "bearer" }, existing: "take" },
  { kind: "s3", endpoint: null, region: "eu-north-1", bucket: "logs", prefix: "", include: [], pathStyle: false, accessKeyId: null, existing: "take" },
  { kind: "s3", endpoint: "https://s3.example.org", region: "us-east-1", bucket: "logs", prefix: "app/", include: ["*.gz"], pathStyle: false, accessKeyId: "AKIA", existing: "take" },
];

describe("the fields of a source", () => {
  it.each(CONFIGS)("come from what is stored and go back the same: %j", (config) => {
    expect(toConfig(storedFields(stored(config)))).toEqual(config);
  });

  it("send no secret that was not typed, and none that the source does not have", () => {
    const http = fields({ kind: "http", addresses: "https://a.example.org/x.log", signIn: "bearer" });
    expect(toInput(http)).not.toHaveProperty("secret");
    expect(toInput({ ...http, secret: "t0ken" }).secret).toBe("t0ken");
    expect(toInput({ ...http, secret: "t0ken", signIn: "none" })).not.toHaveProperty("secret");
  });

  it("send no schedule for what is pushed, and the others' as chosen", () => {
    expect(toInput(fields({ kind: "ingest" })).schedule).toBeNull();
    expect(toInput(storedFields(stored({ kind: "folder", folder: "/l", include: [], existing: "take" })))).toMatchObject({ schedule: "*/5 * * * *", scheduleZone: "Asia/Tokyo", retain: "problems", timeZone: "Europe/Riga", locale: "ru", revisionId: 4 });
  });

  it("take a line each, without those that are blank", () => {
    expect(toConfig(fields({ folder: " /var/log ", include: " *.log \n\n app/** " }))).toEqual({ kind: "folder", folder: "/var/log", include: ["*.log", "app/**"], existing: "take" });
  });
});

describe("what is wrong with the fields", () => {
  const bucket = { kind: "s3", bucket: "logs", accessKeyId: "AKIA", secret: "s" } as const;

  it.each([
    [{ name: " ", folder: "/l" }, { name: { code: "required" } }],
    [{ name: "12", folder: "/l" }, { name: { code: "digits" } }],
    [{}, { folder: { code: "required" } }],
    [{ kind: "ingest" }, {}],
    [{ kind: "http", addresses: "\n" }, { addresses: { code: "required" } }],
    [{ kind: "http", addresses: "https://a.example.org/x\nftp://b.example.org/y" }, { addresses: { code: "address", text: "ftp://b.example.org/y" } }],
    [{ kind: "http", addresses: "https://a.example.org/x\n".repeat(101) }, { addresses: { code: "addresses", text: "100" } }],
    [{ kind: "http", addresses: "https://a.example.org/x", signIn: "basic" }, { user: { code: "required" }, secret: { code: "required" } }],
    [bucket, {}],
    [{ ...bucket, access: "public", accessKeyId: "", secret: "" }, {}],
    [{ ...bucket, server: "other", endpoint: "minio:9000" }, { endpoint: { code: "address", text: "minio:9000" } }],
    [{ kind: "s3" }, { bucket: { code: "required" }, accessKeyId: { code: "required" }, secret: { code: "required" } }],
    [{ folder: "/l", schedule: { ...fromCron(null), kind: "weekly", days: [] } }, { schedule: { code: "days" } }],
    [{ folder: "/l", schedule: { ...fromCron(null), kind: "daily", time: "" } }, { schedule: { code: "time" } }],
    [{ folder: "/l", schedule: fromCron("") }, { schedule: { code: "required" } }],
  ] satisfies [Partial<SourceFields>, object][])("of %j is %j", (part, errors) => {
    expect(fieldErrors(fields(part), false)).toEqual(errors);
  });

  it("is not that a secret which is stored was not typed again", () => {
    expect(fieldErrors(fields({ ...bucket, secret: "" }), true)).toEqual({});
  });

  it("is that the secret was given for another server, or another kind of sign-in", () => {
    const http = fields({ kind: "http", addresses: "https://a.example.org/x.log", signIn: "bearer" });
    expect(keepsSecret(http, { ...http, addresses: "https://a.example.org/y.log" })).toBe(true);
    expect(keepsSecret(http, { ...http, addresses: "https://a.example.org/x.log\nhttps://b.example.org/x.log" })).toBe(false);
    expect(keepsSecret(http, { ...http, signIn: "basic" })).toBe(false);
    expect(keepsSecret(fields(bucket), fields({ ...bucket, server: "other", endpoint: "https://s3.example.org" }))).toBe(false);
  });

  it("does not keep a place without a name from being checked", () => {
    expect(placeErrors(fields({ name: "", folder: "/l", schedule: fromCron("") }), false)).toEqual({});
  });
});
