import type { z } from "zod";
import type { ListField } from "@/server/db/listings/listing";
import type { KeyOwner } from "@/server/services/api-keys";
import { holdsNul } from "../domain/holds-nul";
import { readJson } from "./read-json";
import { restError } from "./rest-error";
import { restWords } from "./rest-words";

/** Who calls: a key and its owner. `role` is `ingest` for a key that may push logs and do nothing else. */
export interface Caller {
  keyId: number;
  userId: number;
  role: KeyOwner["role"] | "ingest";
}

/** What every route is handed, parsed and allowed. */
export interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  caller: Caller;
  /** For routes that read bytes as they come. */
  request: Request;
}

/** A request on its way into a route. `caller` is null for a route that is open to everyone. */
export interface RawCall {
  params: Record<string, string>;
  caller: Caller | null;
  request: Request;
}

/** Content that is no JSON: its media types, and what it is. */
export interface Media {
  types: readonly string[];
}

interface RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  params?: P;
  query?: Q;
  /** A JSON body. */
  body?: B;
  /** A body of other media, which `run` reads itself. */
  takes?: Media;
  /** A JSON answer; `run` returns its content. */
  response?: R;
  /** An answer of other media; `run` returns it whole. */
  gives?: Media;
  status?: number;
  /** Error statuses of its own, beside those that every route has. */
  errors?: readonly number[];
  /** The fields its `filter` knows. */
  filter?: Record<string, ListField>;
  run: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R> | Response>;
}

/** What the OpenAPI document says about a route. */
export interface RouteDescription {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  takes?: Media;
  response?: z.ZodType;
  gives?: Media;
  status: number;
  errors: readonly number[];
  filter?: Record<string, ListField>;
}

/** An answer before it is sent: JSON that fits the route's schema, or a response of its own. */
export type Answer = { kind: "json"; status: number; content: unknown } | { kind: "empty"; status: number } | { kind: "response"; response: Response };

/** One operation of the API: the same words parse the request, check the answer and write the document. */
export interface Route {
  description: RouteDescription;
  execute: (raw: RawCall) => Promise<Answer>;
}

/**
 * Makes a route of its schemas and the function that does the work. An id that does not parse is answered as one that does
 * not exist; a query or body that does not is named, field by field.
 */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(spec: RouteSpec<P, Q, B, R>): Route {
  const { params, query, body, response, status = 200, errors = [], run, ...rest } = spec;
  return {
    description: { ...(params && { params }), ...(query && { query }), ...(body && { body }), ...(response && { response }), status, errors, ...rest },
    async execute({ params: rawParams, caller, request }) {
      const call: Call<z.output<P>, z.output<Q>, z.output<B>> = {
        params: parseParams(params, rawParams),
        query: parse(query, Object.fromEntries(new URL(request.url).searchParams)),
        body: body === undefined ? (undefined as z.output<B>) : parse(body, await readJson(request)),
        caller: caller ?? NOBODY,
        request,
      };
      const result = await run(call);
      if (result instanceof Response) return { kind: "response", response: result };
      // Through JSON first: what the schema sees is what the caller will see. It drops what the document does not name.
      return response === undefined ? { kind: "empty", status } : { kind: "json", status, content: response.parse(JSON.parse(JSON.stringify(result))) };
    },
  };
}

/** Stands in where a route is open to everyone: it can do nothing. */
const NOBODY: Caller = { keyId: 0, userId: 0, role: "ingest" };

function parse<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  if (schema === undefined) return undefined as z.output<S>;
  if (holdsNul(value)) throw restError("invalid_request", { first: restWords("nul") });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw restError("invalid_request", { issues, first: issues[0] ? `${issues[0].field === "" ? "" : `${issues[0].field}: `}${issues[0].message}` : "" });
}

function parseParams<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  if (schema === undefined) return undefined as z.output<S>;
  const parsed = holdsNul(value) ? null : schema.safeParse(value);
  if (!parsed?.success) throw restError("not_found");
  return parsed.data;
}
