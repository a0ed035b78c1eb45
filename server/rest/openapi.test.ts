import { describe, expect, it } from "vitest";
import words from "@/messages/en/rest.json";
import { docsPage } from "./docs/docs-page";
import { openApiDocument, type JsonSchema } from "./openapi";
import { ROUTES } from "./route-table";

const document = openApiDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

function* referencesOf(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "$ref") yield String(inner);
    else yield* referencesOf(inner);
  }
}

describe("the OpenAPI document", () => {
  it("has every route of the table once, with the role it takes", () => {
    expect(operations.map(({ path, method, operation }) => `${method.toUpperCase()} ${path} ${operation["x-role"]}`)).toEqual(expect.arrayContaining(ROUTES.map(({ method, path, role }) => `${method} ${path} ${role}`)));
    expect(operations.length).toBe(ROUTES.length);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(ROUTES.length);
  });

  it("says every operation in words, and no word is left over", () => {
    expect(Object.keys(words.summary).sort()).toEqual(operations.map(({ operation }) => operation.operationId).sort());
    for (const { operation } of operations) expect(operation.summary).not.toMatch(/^summary\./);
  });

  it("refers only to schemas it has, and each of them is one", () => {
    const missing = [...referencesOf(document)].filter((reference) => document.components.schemas[reference.replace("#/components/schemas/", "")] === undefined);
    expect(missing).toEqual([]);
    const isSchema = ({ type, anyOf }: JsonSchema): boolean => type === "object" || Array.isArray(anyOf);
    expect(Object.entries(document.components.schemas).filter(([, schema]) => !isSchema(schema))).toEqual([]);
  });

  it("declares every name in a path, and nothing else, as a part of it", () => {
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name), path).toEqual(named);
    }
  });

  it("has an example of each JSON body, which the call would take", () => {
    const bodies = ROUTES.flatMap(({ name, route: { description } }) => (description.body === undefined ? [] : [{ name, body: description.body }]));
    expect(bodies.length).toBeGreaterThan(4);
    for (const { name, body } of bodies) {
      const operation = operations.find((one) => one.operation.operationId === name)?.operation;
      const example = operation?.requestBody?.content["application/json"]?.example;
      expect(Object.keys(example ?? {}), name).not.toEqual([]);
      expect(body.safeParse(example).error, name).toBeUndefined();
    }
  });

  it("has an answer that succeeds and the refusals for each", () => {
    for (const { path, operation } of operations) {
      const statuses = Object.keys(operation.responses);
      expect(statuses.some((status) => status.startsWith("2")), path).toBe(true);
      expect(statuses, path).toEqual(expect.arrayContaining(["401", "403", "429", ...(path.includes("{") ? ["404"] : [])]));
      for (const [status, { description }] of Object.entries(operation.responses)) expect(description, `${path} ${status}`).not.toBe("");
    }
  });
});

describe("the page made of it", () => {
  const page = docsPage('https://x.example/"><script>');

  it("has a card for every operation and every schema, and each link has its place", () => {
    const places = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    for (const { operation } of operations) expect(places).toContain(operation.operationId);
    for (const name of Object.keys(document.components.schemas)) expect(places).toContain(`schema-${name}`);
    const lost = [...page.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]).filter((target) => !places.has(target));
    expect(lost).toEqual([]);
  });

  it("runs nothing and asks no other machine for anything", () => {
    expect(page).not.toMatch(/<script|<link rel="stylesheet|@import|url\(|src="http/);
  });
});
