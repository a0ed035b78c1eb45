import { z } from "zod";

const text = z.string().trim().min(1).max(1_000);

/** Names of the files that are taken, as globs over their keys (`*.log`, `app/**`); none: every file. */
const include = z.array(text).max(50).default([]);

/** What is taken at the first visit: everything that is there, or what comes after it. */
const existing = z.enum(["take", "skip"]).default("take");

/**
 * Where a feed's logs come from. The one secret of it (a password, a token, a secret access key) is kept apart and never
 * leaves the server.
 */
export const feedConfigSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ingest") }),
  z.object({ kind: z.literal("folder"), folder: text, include, existing }),
  z.object({
    kind: z.literal("http"),
    /** Each of a file. */
    addresses: z.array(z.url({ protocol: /^https?$/ })).min(1).max(100),
    signIn: z.discriminatedUnion("kind", [z.object({ kind: z.literal("none") }), z.object({ kind: z.literal("basic"), user: text }), z.object({ kind: z.literal("bearer") })]).default({ kind: "none" }),
    existing,
  }),
  z.object({
    kind: z.literal("s3"),
    /** Of a server other than Amazon's. */
    endpoint: z.url({ protocol: /^https?$/ }).nullable().default(null),
    region: text.default("us-east-1"),
    bucket: text,
    prefix: z.string().max(1_000).default(""),
    include,
    /** `https://server/bucket/key` instead of `https://bucket.server/key`. */
    pathStyle: z.boolean().default(false),
    /** None: a bucket that everybody may read. */
    accessKeyId: text.nullable().default(null),
    existing,
  }),
]);

export type FeedConfig = z.output<typeof feedConfigSchema>;
