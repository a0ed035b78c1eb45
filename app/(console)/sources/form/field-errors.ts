import { toCron } from "./schedule-choice";
import { linesOf, needsSecret, type SourceFields } from "./source-fields";

/** What can be wrong with a field: a key of `sources.form.wrong`, and what to put into it. */
export interface FieldError {
  code: "required" | "digits" | "address" | "addresses" | "days" | "time";
  text?: string;
}

/** The fields that can be wrong, in the order in which they stand in the form. */
export const CHECKED_FIELDS = ["name", "folder", "addresses", "user", "endpoint", "bucket", "accessKeyId", "secret", "schedule"] as const;

export type CheckedField = (typeof CHECKED_FIELDS)[number];

export type FieldErrors = Partial<Record<CheckedField, FieldError>>;

/** As many as the API takes. */
const MAX_ADDRESSES = 100;

const required = (text: string): FieldError | undefined => (text.trim() === "" ? { code: "required" } : undefined);

/**
 * What is wrong with the fields of the chosen kind, before anything is sent.
 * @param hasSecret one is stored already: an empty field keeps it
 */
export function fieldErrors(fields: SourceFields, hasSecret: boolean): FieldErrors {
  return withoutGaps({ name: nameError(fields.name), ...placeErrors(fields, hasSecret), schedule: fields.kind === "ingest" ? undefined : scheduleError(fields) });
}

/** The same, of what a check needs: where the logs are. */
export function placeErrors(fields: SourceFields, hasSecret: boolean): FieldErrors {
  const secret = needsSecret(fields) && !hasSecret ? required(fields.secret) : undefined;
  switch (fields.kind) {
    case "ingest":
      return {};
    case "folder":
      return withoutGaps({ folder: required(fields.folder) });
    case "http":
      return withoutGaps({ addresses: addressesError(fields.addresses), user: fields.signIn === "basic" ? required(fields.user) : undefined, secret });
    case "s3":
      return withoutGaps({
        endpoint: fields.server === "other" ? (required(fields.endpoint) ?? addressError(fields.endpoint.trim())) : undefined,
        bucket: required(fields.bucket),
        accessKeyId: fields.access === "key" ? required(fields.accessKeyId) : undefined,
        secret,
      });
  }
}

/** Digits alone are an id where a program names its source. */
function nameError(name: string): FieldError | undefined {
  return required(name) ?? (/^\d+$/.test(name.trim()) ? { code: "digits" } : undefined);
}

function addressesError(text: string): FieldError | undefined {
  const addresses = linesOf(text);
  if (addresses.length > MAX_ADDRESSES) return { code: "addresses", text: String(MAX_ADDRESSES) };
  return required(text) ?? addresses.map(addressError).find((error) => error !== undefined);
}

function addressError(text: string): FieldError | undefined {
  return URL.canParse(text) && /^https?:\/\//i.test(text) ? undefined : { code: "address", text };
}

function scheduleError({ schedule }: SourceFields): FieldError | undefined {
  if (toCron(schedule) !== "") return undefined;
  if (schedule.kind === "cron") return { code: "required" };
  return { code: schedule.kind === "weekly" && schedule.days.length === 0 ? "days" : "time" };
}

function withoutGaps(errors: Record<string, FieldError | undefined>): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
}
