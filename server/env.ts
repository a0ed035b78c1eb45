import { z } from "zod";
import { emailAddress } from "./email-address";
import { settingReason, type SettingReason } from "./setting-reason";

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1");
const WRONG_URL: SettingReason["code"] = "reason-url";
const optional = z.string().min(1).optional();

/** `https://logs.example.org`, as browsers send it: nothing behind the host and port but, perhaps, a slash. */
function isOrigin(text: string): boolean {
  const { protocol, origin } = URL.canParse(text) ? new URL(text) : { protocol: "", origin: "" };
  return /^https?:$/.test(protocol) && origin === text.replace(/\/$/, "");
}

const origins = z.string().refine((list) => list.split(",").every((one) => ["", "*"].includes(one.trim()) || isOrigin(one.trim())), { error: "reason-origins" satisfies SettingReason["code"] });

/** What keys of the storage may begin with: as they are themselves, but for hidden parts. */
const prefix = z.string().regex(/^[\w][\w.-]*(\/[\w][\w.-]*)*$/, { error: "reason-s3-prefix" satisfies SettingReason["code"] });

/** As Amazon wants the name of a bucket; other servers take no more. */
const bucket = z.string().regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/i, { error: "reason-s3-bucket" satisfies SettingReason["code"] });

/** Settings that mean nothing one without the other. */
const SINGLE_SIGN_ON = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

type StorageName = "STORAGE_DIR" | "S3_BUCKET" | "S3_ENDPOINT" | "S3_PREFIX" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY";

/** The setting of the storage that does not fit the others, and what is wrong with it: a folder or a bucket, and a bucket with its key. */
function wrongStorage(settings: Partial<Record<StorageName, string | undefined>>): [name: StorageName, reason: SettingReason["code"]] | null {
  if (settings.S3_BUCKET === undefined) {
    const isMeant = [settings.S3_ENDPOINT, settings.S3_PREFIX, settings.S3_ACCESS_KEY_ID, settings.S3_SECRET_ACCESS_KEY].some((value) => value !== undefined);
    return isMeant ? ["S3_BUCKET", "reason-s3-no-bucket"] : null;
  }
  if (settings.STORAGE_DIR !== undefined) return ["STORAGE_DIR", "reason-s3-and-folder"];
  const keyless = (["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const).find((name) => settings[name] === undefined);
  return keyless === undefined ? null : [keyless, "reason-s3-no-key"];
}

/**
 * Every setting the environment may carry, with its default (the same list, for people, is `.env.example`).
 * What stands here wins over the settings page.
 */
const envSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "reason-database-url" satisfies SettingReason["code"] }).optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: WRONG_URL }).optional(),
  WORKERS: z.coerce.number().int().min(1).max(64).default(2),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(2),
  STATE_DIR: z.string().min(1).default(".data"),
  STORAGE_DIR: optional,
  S3_BUCKET: bucket.optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: WRONG_URL }).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_PREFIX: prefix.optional(),
  S3_PATH_STYLE: flag.default(false),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  FEED_FOLDERS: optional,
  MODELS_DIR: z.string().min(1).default("models"),
  ALLOW_MODEL_DOWNLOAD: flag.default(false),
  EMBEDDING_DEVICE: z.enum(["cpu", "cuda", "dml", "coreml"]).default("cpu"),
  ADMIN_EMAIL: emailAddress.optional(),
  ADMIN_PASSWORD: z.string().min(8).optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  OIDC_ISSUER: z.url({ error: WRONG_URL }).optional(),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  CORS_ORIGINS: origins.optional(),
  METRICS_TOKEN: optional,
  WORKER_METRICS_PORT: port.default(9464),
  MATCHING: z.enum(["strict", "calibrated"]).optional(),
  LIMIT_UPLOAD_BYTES: z.coerce.number().int().positive().optional(),
  LIMIT_ENTRIES: z.coerce.number().int().positive().optional(),
  LIMIT_TOTAL_BYTES: z.coerce.number().int().positive().optional(),
  LIMIT_RATIO: z.coerce.number().positive().optional(),
  LIMIT_LINE_CHARACTERS: z.coerce.number().int().min(1_000).optional(),
  LIMIT_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().optional(),
  LIMIT_QUEUED_RUNS: z.coerce.number().int().positive().optional(),
  RETENTION_RUN_DAYS: z.coerce.number().int().positive().optional(),
  RETENTION_UPLOAD_DAYS: z.coerce.number().int().positive().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
}).superRefine((settings, context) => {
  const wrong = wrongStorage(settings);
  if (wrong !== null) context.addIssue({ code: "custom", path: [wrong[0]], message: wrong[1] });
  const missing = SINGLE_SIGN_ON.filter((name) => settings[name] === undefined);
  if (missing.length === 0 || missing.length === SINGLE_SIGN_ON.length) return;
  for (const name of missing) context.addIssue({ code: "custom", path: [name], message: "reason-single-sign-on" satisfies SettingReason["code"] });
});

export type Env = z.infer<typeof envSchema>;

export type EnvReading = { kind: "ok"; env: Env } | { kind: "invalid"; name: string; reason: SettingReason };

/**
 * Reads the settings out of an environment; an empty value counts as not set.
 * @returns the settings, or the name of the first wrong one and what is wrong with it
 */
export function readEnv(source: Record<string, string | undefined>): EnvReading {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return { kind: "ok", env: parsed.data };
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? "");
  return { kind: "invalid", name, reason: settingReason(issue, given[name] ?? "") };
}

let current: Env | undefined;

/** The settings of this process. Throws at the first use where one is wrong: entry points check with `readEnv` first. */
export function env(): Env {
  if (current) return current;
  const reading = readEnv(process.env);
  if (reading.kind === "invalid") throw new Error(`${reading.name}: ${reading.reason.code} ${Object.values(reading.reason.params).join(" ")}`);
  current = reading.env;
  return current;
}

/**
 * Changes settings of this process and of those it starts: it reads their parsed form, they read the environment.
 * @param changes by name; undefined takes a setting away
 */
export function overrideEnv(changes: { readonly [Name in keyof Env]?: Env[Name] | undefined }): void {
  Object.assign(env(), changes);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = String(value);
  }
}
