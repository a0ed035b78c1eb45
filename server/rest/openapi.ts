import { z } from "zod";
import type { RouteDescription } from "./define-route";
import { findRestWords, restWords } from "./rest-words";
import { GROUPS, ROUTES, type TableRow } from "./route-table";
import { errorBody, EXAMPLES, NAMED, oldErrorBody } from "./schemas/named";

/** JSON Schema of the 2020-12 draft, as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema; example?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>;
  security: [{ key: [] }];
  "x-role": string;
}

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: { key: { type: "apiKey"; in: "header"; name: string; description: string } } };
}

/** What may go wrong with every call. */
const COMMON_ERRORS = [400, 401, 403, 429, 500];

let document: OpenApiDocument | undefined;

/** The OpenAPI document of the API, made from the table of routes once. */
export function openApiDocument(): OpenApiDocument {
  document ??= makeDocument();
  return document;
}

function makeDocument(): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {};
  const paths: OpenApiDocument["paths"] = {};
  for (const row of ROUTES) (paths[row.path] ??= {})[row.method.toLowerCase()] = operationOf(row, schemas);
  return {
    openapi: "3.1.0",
    info: { title: restWords("document.title"), version: "1", description: restWords("document.description") },
    servers: [{ url: "/api/v1" }],
    tags: GROUPS.map((group) => ({ name: restWords(`group.${group}`), description: restWords(`about.${group}`) })),
    paths,
    components: { schemas, securitySchemes: { key: { type: "apiKey", in: "header", name: "X-API-Key", description: restWords("document.key") } } },
  };
}

function operationOf({ name, group, role, route: { description: route } }: TableRow, schemas: Record<string, JsonSchema>): Operation {
  return {
    operationId: name,
    summary: restWords(`summary.${name}`),
    tags: [restWords(`group.${group}`)],
    parameters: [...parametersOf(route, "path", schemas), ...parametersOf(route, "query", schemas), ...(name === "sendBytes" ? [OFFSET] : [])],
    ...bodyOf(route, schemas),
    responses: { ...successOf(route, schemas), ...errorsOf(route, group === "old" ? toSchema(oldErrorBody, "output", schemas) : toSchema(errorBody, "output", schemas)) },
    security: [{ key: [] }],
    "x-role": role,
  };
}

const OFFSET: Parameter = { name: "Upload-Offset", in: "header", required: true, description: restWords("parameter.Upload-Offset"), schema: { type: "integer", minimum: 0 } };

function parametersOf(route: RouteDescription, place: "path" | "query", schemas: Record<string, JsonSchema>): Parameter[] {
  const schema = place === "path" ? route.params : route.query;
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input", schemas) as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => {
    const fields = Object.entries(route.filter ?? {}).map(([field, { type }]) => `${field} (${type})`);
    const words = name === "filter" ? restWords("parameter.filter", { fields: fields.join(", ") }) : place === "query" ? findRestWords(`parameter.${name}`) : undefined;
    return { name, in: place, required: place === "path" || required.includes(name), ...(words === undefined ? {} : { description: words }), schema: property };
  });
}

const BYTES: JsonSchema = { type: "string", format: "binary" };

function bodyOf({ body, takes }: RouteDescription, schemas: Record<string, JsonSchema>): Pick<Operation, "requestBody"> {
  if (body !== undefined) return { requestBody: { required: true, content: { "application/json": { schema: toSchema(body, "input", schemas), example: EXAMPLES.get(body) } } } };
  if (takes === undefined) return {};
  const form: JsonSchema = { type: "object", properties: { files: { type: "array", items: BYTES } }, required: ["files"] };
  return { requestBody: { required: true, content: Object.fromEntries(takes.types.map((type) => [type, { schema: type === "multipart/form-data" ? form : BYTES }])) } };
}

function successOf({ status, response, gives }: RouteDescription, schemas: Record<string, JsonSchema>): Operation["responses"] {
  const types = gives?.types ?? (response === undefined ? [] : ["application/json"]);
  const schema = response === undefined ? BYTES : toSchema(response, "output", schemas);
  return { [String(status)]: { description: STATUS_TEXT[status] ?? "", ...(types.length === 0 ? {} : { content: Object.fromEntries(types.map((type) => [type, { schema }])) }) } };
}

function errorsOf({ params, errors }: RouteDescription, schema: JsonSchema): Operation["responses"] {
  const statuses = [...new Set([...COMMON_ERRORS, ...(params === undefined ? [] : [404]), ...errors])].sort((a, b) => a - b);
  return Object.fromEntries(statuses.map((status) => [String(status), { description: STATUS_TEXT[status] ?? "", content: { "application/json": { schema } } }]));
}

/** HTTP's own names. */
const STATUS_TEXT: Record<number, string> = {
  200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 413: "Content Too Large", 415: "Unsupported Media Type", 429: "Too Many Requests", 500: "Internal Server Error",
};

const LOCAL_REFERENCE = "#/$defs/";

/** A zod schema as JSON Schema. Named ones go among the components of the document and are referred to. */
function toSchema(schema: z.ZodType, io: "input" | "output", schemas: Record<string, JsonSchema>): JsonSchema {
  const { $schema: _version, $defs = {}, ...made } = z.toJSONSchema(schema, { metadata: NAMED, io, unrepresentable: "any" }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
  for (const [name, definition] of Object.entries($defs)) schemas[name] ??= relocate(definition);
  const own = NAMED.get(schema);
  if (own === undefined) return relocate(made);
  schemas[own.id] ??= relocate(made);
  return { $ref: `#/components/schemas/${own.id}` };
}

/** References within one schema become references within the document. */
function relocate(schema: JsonSchema): JsonSchema {
  const { id: _id, ...rest } = schema;
  return JSON.parse(JSON.stringify(rest).replaceAll(`"${LOCAL_REFERENCE}`, '"#/components/schemas/')) as JsonSchema;
}
