import type { z } from "zod";
import { API_KEYS, AUDIT_EVENTS, JOBS, USERS, WORKERS } from "@/server/db/listings/installation-listings";
import type { Listing } from "@/server/db/listings/listing";
import { createApiKey as create, type KeyOwner, reachOf, revokeApiKey as revoke } from "@/server/services/api-keys";
import { type Caller, defineRoute, type Route } from "../define-route";
import { pagedRoute } from "../paged-route";
import { failureError, restError } from "../rest-error";
import { apiKey, auditEvent, createdApiKey, job, newApiKey, user, worker } from "../schemas/installation";
import { idParams } from "../schemas/named";

/** Rows that the database already gives under the names of the schema; only its dates become text. */
type Dated<T> = { [Key in keyof T]: Key extends `${string}At` | "at" ? Date | Extract<T[Key], null> : T[Key] };

function plainList<Item extends z.ZodType>(listing: Listing, item: Item): Route {
  return pagedRoute<Dated<z.input<Item>>, z.ZodUndefined, Item>({ listing, item, show: (row) => textDates(row) as z.input<Item> });
}

/** Dates of a row as the text that JSON makes of them. */
function textDates<Row extends object>(row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]: [string, unknown]) => [key, value instanceof Date ? value.toISOString() : value]));
}

export const listUsers = plainList(USERS, user);
export const listAuditEvents = plainList(AUDIT_EVENTS, auditEvent);
export const listWorkers = plainList(WORKERS, worker);
export const listJobs = plainList(JOBS, job);

/** A key that calls is its owner, with the role it has itself. */
function ownerOf({ keyId, userId, role }: Caller): KeyOwner {
  if (role === "ingest") throw restError("role_too_low", { needed: "viewer" });
  return { keyId, userId, role };
}

export const listApiKeys = pagedRoute<Dated<z.input<typeof apiKey>>, z.ZodUndefined, typeof apiKey>({
  listing: API_KEYS,
  item: apiKey,
  scope: ({ caller }) => Promise.resolve([reachOf(ownerOf(caller))]),
  show: (row) => textDates(row) as z.input<typeof apiKey>,
});

export const createApiKey = defineRoute({
  body: newApiKey,
  response: createdApiKey,
  status: 201,
  errors: [404],
  async run({ body: { expiresAt, sourceIds, ...wish }, caller }) {
    const outcome = await create(ownerOf(caller), { ...wish, expiresAt: expiresAt === null ? null : new Date(expiresAt), feedIds: sourceIds });
    if (outcome.kind === "role-too-high") throw restError("role_too_low", { needed: wish.role });
    if (outcome.kind === "already-over") throw failureError(400, { code: "api-key-already-over", params: {} });
    if (outcome.kind === "unknown-feed") throw restError("not_found");
    return { id: outcome.id, secret: outcome.secret, prefix: outcome.prefix };
  },
});

export const revokeApiKey = defineRoute({
  params: idParams,
  status: 204,
  async run({ params: { id }, caller }) {
    const outcome = await revoke(id, ownerOf(caller));
    if (outcome.kind === "role-too-low") throw restError("role_too_low", { needed: outcome.needed });
    if (outcome.kind === "not-found") throw restError("not_found");
    return undefined;
  },
});
