import { type FeedConfig, feedConfigSchema } from "./feed-config";

/** Reads the configuration as it is stored with a feed; feeds that were made before there was any only take what is pushed. */
export function readFeedConfig({ kind, config }: { kind: FeedConfig["kind"]; config: unknown }): FeedConfig {
  const fields = typeof config === "object" && config !== null ? config : {};
  return feedConfigSchema.parse({ ...fields, kind });
}

/** By what people recognise the place of a feed; null where there is none. */
export function placeOf(config: FeedConfig): string | null {
  switch (config.kind) {
    case "ingest":
      return null;
    case "folder":
      return config.folder;
    case "http":
      return config.addresses[0] ?? null;
    case "s3":
      return `s3://${config.bucket}/${config.prefix}`;
  }
}

/** Whether a place is read in somebody's name, and so needs a secret. */
export function needsSecret(config: FeedConfig): boolean {
  return (config.kind === "http" && config.signIn.kind !== "none") || (config.kind === "s3" && config.accessKeyId !== null);
}

/** Whether a stored secret is told to nobody but whom it was given for: who may change a place is not shown the secret, and does not have it sent elsewhere. */
export function keepsSecret(before: FeedConfig, after: FeedConfig): boolean {
  const known = hostsOf(before);
  return before.kind === after.kind && hostsOf(after).every((host) => known.includes(host));
}

function hostsOf(config: FeedConfig): string[] {
  if (config.kind === "http") return config.addresses.map((address) => new URL(address).origin);
  return config.kind === "s3" ? [config.endpoint ?? ""] : [];
}

/** Whether what was seen of one place says nothing about the other. */
export function isOtherPlace(before: FeedConfig, after: FeedConfig): boolean {
  return JSON.stringify(identityOf(before)) !== JSON.stringify(identityOf(after));
}

function identityOf(config: FeedConfig): unknown {
  switch (config.kind) {
    case "ingest":
    case "http":
      // Keys are whole addresses: what is known of one holds whatever the others are.
      return config.kind;
    case "folder":
      return config.folder;
    case "s3":
      return [config.endpoint, config.bucket, config.prefix];
  }
}
