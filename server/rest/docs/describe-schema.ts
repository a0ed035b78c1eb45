import type { JsonSchema } from "../openapi";

/** One field of an object, a line of a table. */
export interface FieldLine {
  name: string;
  type: TypeText;
  isRequired: boolean;
}

/** A type in words; `schema` is the named one it comes down to. */
export interface TypeText {
  text: string;
  schema: string | null;
}

const PREFIX = "#/components/schemas/";

/** What a reader needs to know of a schema in a word or two. */
export function typeText(schema: JsonSchema): TypeText {
  if (typeof schema.$ref === "string") return named(schema.$ref.slice(PREFIX.length));
  const options = optionsOf(schema);
  if (options !== null) return join(options.map(typeText));
  if (Array.isArray(schema.enum)) return plain(schema.enum.map((value) => JSON.stringify(value)).join(" | "));
  if (schema.const !== undefined) return plain(JSON.stringify(schema.const));
  if (Array.isArray(schema.type)) return plain(schema.type.join(" | "));
  if (schema.type === "array") return many(typeText(objectOf(schema.items)));
  if (schema.type === "object" && schema.properties === undefined) return plain("object");
  const format = typeof schema.format === "string" ? `, ${schema.format}` : "";
  return plain(`${typeof schema.type === "string" ? schema.type : "any"}${format}`);
}

/** The fields of an object, those of objects within it and of its lists under dotted names. */
export function fieldLines(schema: JsonSchema, prefix = ""): FieldLine[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(objectOf(schema.properties)).flatMap(([name, given]) => {
    const property = objectOf(given);
    const line: FieldLine = { name: `${prefix}${name}`, type: typeText(property), isRequired: required.includes(name) };
    const inner = innerObject(property);
    return inner === null ? [line] : [line, ...fieldLines(inner.schema, `${prefix}${name}${inner.isList ? "[]" : ""}.`)];
  });
}

function innerObject(schema: JsonSchema): { schema: JsonSchema; isList: boolean } | null {
  if (schema.type === "array") {
    const items = objectOf(schema.items);
    return items.properties === undefined ? null : { schema: items, isList: true };
  }
  if (schema.properties !== undefined) return { schema, isList: false };
  const option = optionsOf(schema)?.find((candidate) => candidate.properties !== undefined);
  return option === undefined ? null : { schema: option, isList: false };
}

function optionsOf(schema: JsonSchema): JsonSchema[] | null {
  const options = schema.anyOf ?? schema.oneOf;
  return Array.isArray(options) ? options.map(objectOf) : null;
}

/** A part of a schema that is an object wherever the document has it. */
function objectOf(value: unknown): JsonSchema {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

const plain = (text: string): TypeText => ({ text, schema: null });
const named = (schema: string): TypeText => ({ text: schema, schema });
const many = ({ text, schema }: TypeText): TypeText => ({ text: `${text}[]`, schema });
const join = (types: TypeText[]): TypeText => ({ text: types.map(({ text }) => text).join(" | "), schema: types.find(({ schema }) => schema !== null)?.schema ?? null });
