import { z } from "zod";
import { type Listing, readPage } from "@/server/db/listings/listing";
import { type Call, defineRoute, type Route } from "./define-route";
import { parseFilter } from "./parse-filter";
import { restError } from "./rest-error";

const MAX_LIMIT = 500;
const DEFAULT_LIMIT = 50;
const MAX_FILTER = 2_000;
/** A place may be told by the name of a file, which has up to 4,096 bytes. */
const MAX_CURSOR = 8_000;

export const pageQuery = z.object({ filter: z.string().max(MAX_FILTER).optional(), cursor: z.string().max(MAX_CURSOR).optional(), limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT) });

type PageCall<P extends z.ZodType> = Pick<Call<z.output<P>, unknown, undefined>, "params" | "caller">;

interface PagedSpec<P extends z.ZodType, Item extends z.ZodType, Row> {
  listing: Listing;
  params?: P;
  item: Item;
  /** Values of the listing's scope. Throws where there is nothing to list within. */
  scope?: (call: PageCall<P>) => Promise<readonly unknown[]>;
  show: (row: Row) => z.input<Item>;
}

/** A list in pages, with the one filter grammar and cursors. */
export function pagedRoute<Row, P extends z.ZodType, Item extends z.ZodType>({ listing, params, item, scope, show }: PagedSpec<P, Item, Row>): Route {
  const response = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  return defineRoute({
    ...(params && { params }),
    query: pageQuery,
    response,
    filter: listing.fields,
    async run(call) {
      const { filter = "", cursor, limit } = call.query;
      const reading = parseFilter(filter, listing.fields);
      if (reading.kind === "invalid") throw restError("invalid_filter", { reason: reading.reason, at: reading.at, fields: Object.keys(listing.fields) });
      const after = cursor === undefined ? null : readCursor(cursor, listing);
      const scoped = scope === undefined ? [] : await scope(call);
      const page = await readPage<Row>(listing, { scope: scoped, conditions: reading.conditions, after, limit });
      return { items: page.rows.map(show), nextCursor: page.next === null ? null : writeCursor(page.next) } as z.input<typeof response>;
    },
  });
}

/** Cursors are nobody's business: a place in the order of the list, wrapped up. */
export function writeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

const matches = (pattern: RegExp) => (text: string): boolean => pattern.test(text);

/** What a place may be, by its type in the database: anything else would be an error there. */
const PLACES: Record<string, (text: string) => boolean> = {
  int: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  bigint: matches(/^-?\d{1,18}$|^9223372036854775807$/),
  timestamptz: matches(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  text: matches(/^[^\0]*$/),
  uuid: matches(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
};

const cursorSchema = z.array(z.string());

function readCursor(cursor: string, { order }: Listing): string[] {
  const place = cursorSchema.safeParse(parseOrNull(Buffer.from(cursor, "base64url").toString()));
  const isPlace = place.success && place.data.length === order.length && order.every(({ cast }, index) => PLACES[cast]?.(place.data[index] ?? "") ?? false);
  if (!isPlace) throw restError("invalid_cursor");
  return place.data;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
