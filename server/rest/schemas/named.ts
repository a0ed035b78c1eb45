import { z } from "zod";

/** The schemas that have a name of their own in the OpenAPI document. */
export const NAMED = z.registry<{ id: string }>();

/** What a caller might send, by the schema of the body. */
export const EXAMPLES = new WeakMap<z.ZodType, unknown>();

/**
 * Gives a schema its name in the document.
 * @param example a value of it, where callers send it: the document and the example calls show it
 */
export function named<S extends z.ZodType>(id: string, schema: S, example?: z.input<S>): S {
  NAMED.add(schema, { id });
  if (example !== undefined) EXAMPLES.set(schema, example);
  return schema;
}

/** An instant: ISO 8601, UTC, three or six decimals. */
export const instant = z.iso.datetime({ offset: false });

/** An id in an address. */
const pathId = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number);
export const idParams = z.object({ id: pathId });
export const taskParams = z.object({ task_id: pathId });

/** An id in a query: programs write numbers as text there. */
export const queryId = z.coerce.number().int().positive().max(999_999_999);

export const priority = z.enum(["critical", "high", "medium", "low"]);
export const runStatus = z.enum(["queued", "running", "completed", "failed", "cancelled"]);

/** There are few of these: they come whole, in the form of a last page. */
export const wholeList = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.null() });

/** What every refusal looks like. */
export const errorBody = named("Error", z.object({ error: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }));
/** The same on the calls of the first version, whose clients read `detail`. */
export const oldErrorBody = named("OldError", errorBody.extend({ detail: z.string() }));
