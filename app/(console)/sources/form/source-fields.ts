import type { inferRouterInputs } from "@trpc/server";
import type { RootRouter } from "@/server/api/root";
import type { FeedConfig, SourceConfig } from "@/server/api/sources";
import type { Locale } from "@/server/domain/present/format";
import { fromCron, initialSchedule, type ScheduleChoice, toCron } from "./schedule-choice";

/** What the form sends. */
type SourceInput = inferRouterInputs<RootRouter>["sources"]["create"];

/** Everything that is typed and chosen in the form, also what only kinds other than the chosen one need. */
export interface SourceFields {
  kind: FeedConfig["kind"];
  name: string;
  folder: string;
  /** A glob a line. */
  include: string;
  existing: "take" | "skip";
  /** One a line. */
  addresses: string;
  signIn: "none" | "basic" | "bearer";
  user: string;
  server: "amazon" | "other";
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  pathStyle: boolean;
  access: "key" | "public";
  accessKeyId: string;
  /** Empty: what is stored stays. */
  secret: string;
  schedule: ScheduleChoice;
  scheduleZone: string;
  retain: "all" | "problems";
  timeZone: string;
  locale: Locale;
  /** Of the knowledge base: not in the form, and kept as it is. Null: the newest of the default one. */
  revisionId: number | null;
}

const REGION = "us-east-1";

/**
 * The fields of a new source.
 * @param zone of the person, for the schedule; logs without a zone are mostly in UTC
 */
export function newFields(zone: string, locale: Locale): SourceFields {
  return {
    kind: "folder",
    name: "",
    folder: "",
    include: "",
    existing: "take",
    addresses: "",
    signIn: "none",
    user: "",
    server: "amazon",
    endpoint: "",
    region: REGION,
    bucket: "",
    prefix: "",
    pathStyle: true,
    access: "key",
    accessKeyId: "",
    secret: "",
    schedule: initialSchedule(),
    scheduleZone: zone,
    retain: "all",
    timeZone: "UTC",
    locale,
    revisionId: null,
  };
}

/** The fields of a source as it is stored; its secret is never among them. */
export function storedFields({ name, config, schedule, scheduleZone, options }: SourceConfig): SourceFields {
  const { retain, timeZone, locale, revisionId = null } = options;
  return { ...newFields(scheduleZone, locale), name, retain, timeZone, revisionId, schedule: fromCron(schedule), ...configFields(config) };
}

function configFields(config: FeedConfig): Partial<SourceFields> {
  switch (config.kind) {
    case "ingest":
      return { kind: "ingest" };
    case "folder":
      return { ...config, include: config.include.join("\n") };
    case "http":
      return { kind: "http", addresses: config.addresses.join("\n"), signIn: config.signIn.kind, user: config.signIn.kind === "basic" ? config.signIn.user : "", existing: config.existing };
    case "s3": {
      const { endpoint, accessKeyId, include, ...rest } = config;
      const isOther = endpoint !== null;
      return { ...rest, include: include.join("\n"), server: isOther ? "other" : "amazon", endpoint: endpoint ?? "", access: accessKeyId === null ? "public" : "key", accessKeyId: accessKeyId ?? "" };
    }
  }
}

/** Lines that are not blank. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}

/** Where the source's logs come from, of the fields of its kind. */
export function toConfig(fields: SourceFields): FeedConfig {
  const { existing } = fields;
  switch (fields.kind) {
    case "ingest":
      return { kind: "ingest" };
    case "folder":
      return { kind: "folder", folder: fields.folder.trim(), include: linesOf(fields.include), existing };
    case "http":
      return { kind: "http", addresses: linesOf(fields.addresses), signIn: fields.signIn === "basic" ? { kind: "basic", user: fields.user.trim() } : { kind: fields.signIn }, existing };
    case "s3": {
      const isOther = fields.server === "other";
      return {
        kind: "s3",
        endpoint: isOther ? fields.endpoint.trim() : null,
        region: fields.region.trim() || REGION,
        bucket: fields.bucket.trim(),
        prefix: fields.prefix.trim(),
        include: linesOf(fields.include),
        pathStyle: isOther && fields.pathStyle,
        accessKeyId: fields.access === "key" ? fields.accessKeyId.trim() : null,
        existing,
      };
    }
  }
}

/** Whether a source of these fields has a secret: a password, a token, a secret access key. */
export function needsSecret({ kind, signIn, access }: SourceFields): boolean {
  return (kind === "http" && signIn !== "none") || (kind === "s3" && access === "key");
}

/** Whether the stored secret still holds: of the same kind, and for no server it was not given for (the API keeps it for no other). */
export function keepsSecret(before: SourceFields, after: SourceFields): boolean {
  const known = serversOf(before);
  return before.signIn === after.signIn && serversOf(after).every((server) => known.includes(server));
}

function serversOf({ kind, addresses, server, endpoint }: SourceFields): string[] {
  if (kind === "http") return linesOf(addresses).flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : []));
  return kind === "s3" ? [server === "other" ? endpoint.trim() : ""] : [];
}

/** What the API is sent: a secret only where one was typed. */
export function toInput(fields: SourceFields): SourceInput {
  const { name, scheduleZone, retain, timeZone, locale, revisionId } = fields;
  const schedule = fields.kind === "ingest" ? null : toCron(fields.schedule);
  return { name: name.trim(), config: toConfig(fields), ...secretOf(fields), schedule, scheduleZone, retain, timeZone, locale, ...(revisionId === null ? {} : { revisionId }) };
}

/** For the calls that take a secret. */
export function secretOf(fields: SourceFields): { secret?: string } {
  return needsSecret(fields) && fields.secret !== "" ? { secret: fields.secret } : {};
}
