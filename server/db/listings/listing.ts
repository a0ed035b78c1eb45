import { pool } from "../client";
import { likePattern } from "../like-pattern";

/** What the values of a field are, and how the database is told. */
const CASTS = { text: "text", number: "float8", instant: "timestamptz", boolean: "boolean" } as const;

export type FieldType = keyof typeof CASTS;

export const OPERATORS = ["=", "!=", ">=", "<=", ">", "<", "~"] as const;
export type Operator = (typeof OPERATORS)[number];

/** A field a list can be filtered by. */
export interface ListField {
  sql: string;
  type: FieldType;
}

/** One condition of a filter, its field and values already checked against the listing. */
export interface Condition {
  field: string;
  operator: Operator;
  /** More than one: any of them. Instants as ISO 8601 tells them: a Date would lose what stands behind its milliseconds. */
  values: readonly (string | number | boolean)[];
}

/** Gives a value to a query. @returns its placeholder */
export type Place = (value: unknown) => string;

/** A list that is read in pages, each from where the one before ended. */
export interface Listing {
  columns: string;
  /** `from …`, and a `where …` over the scope's values ($1, $2, …) that is always true of the list's rows. */
  from: string;
  where: string;
  fields: Record<string, ListField>;
  /** Together unique, none of them ever null, all in one direction. */
  order: readonly { sql: string; cast: string }[];
  direction: "asc" | "desc";
  /** Where no index gives the order: conditions for stretches of it, in which a page is looked for one after the other. */
  stretches?: (query: Omit<ListQuery, "conditions">) => AsyncIterable<(place: Place) => string>;
}

export interface ListQuery {
  /** Values of the listing's `where`. */
  scope: readonly unknown[];
  conditions: readonly Condition[];
  /** The place of the last row of the page before. */
  after: readonly string[] | null;
  limit: number;
}

export interface ListPage<Row> {
  rows: Row[];
  /** Where the next page begins; null on the last one. */
  next: string[] | null;
}

/** Reads one page. A place is as fast to go on from as the first page: nothing is skipped over by counting. */
export async function readPage<Row>(listing: Listing, query: ListQuery): Promise<ListPage<Row>> {
  const { limit } = query;
  const rows: Placed<Row>[] = [];
  for await (const stretch of listing.stretches?.(query) ?? [null]) {
    rows.push(...(await readRows<Row>(listing, { ...query, limit: limit + 1 - rows.length }, stretch)));
    if (rows.length > limit) break;
  }
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?._place ?? null) : null };
}

type Placed<Row> = Row & { _place: string[] };

async function readRows<Row>(listing: Listing, { scope, conditions, after, limit }: ListQuery, stretch: ((place: Place) => string) | null): Promise<Placed<Row>[]> {
  const values: unknown[] = [...scope];
  const place: Place = (value) => `$${String(values.push(value))}`;
  const wheres = [listing.where, ...conditions.map((condition) => conditionSql(listing, condition, place))];
  if (stretch !== null) wheres.push(stretch(place));
  if (after !== null) wheres.push(afterSql(listing, after, place));
  const key = listing.order.map(({ sql }) => `(${sql})::text`).join(", ");
  const order = listing.order.map(({ sql }) => `${sql} ${listing.direction}`).join(", ");
  const { rows } = await pool().query<Placed<Row>>(
    `select ${listing.columns}, json_build_array(${key}) as "_place" ${listing.from} where ${wheres.map((sql) => `(${sql})`).join(" and ")} order by ${order} limit ${place(limit)}`,
    values,
  );
  return rows;
}

function conditionSql(listing: Listing, { field, operator, values }: Condition, place: Place): string {
  const known = listing.fields[field];
  if (known === undefined) throw new Error(`no field ${field} in this listing`);
  const { sql, type } = known;
  // An index on whole numbers is of no use to one that may be broken.
  const cast = type === "number" && values.every(Number.isSafeInteger) ? "bigint" : CASTS[type];
  switch (operator) {
    case "=":
      return `${sql} = any(${place(values)}::${cast}[])`;
    case "!=":
      // Where there is no value it is none of these.
      return `(${sql} <> all(${place(values)}::${cast}[])) is not false`;
    case "~":
      return `${sql} ilike any(${place(values.map((value) => likePattern(String(value))))}::text[])`;
    default:
      return `${sql} ${operator} ${place(values[0])}::${cast}`;
  }
}

function afterSql(listing: Listing, after: readonly string[], place: Place): string {
  const left = listing.order.map(({ sql }) => sql).join(", ");
  const right = listing.order.map(({ cast }, index) => `${place(after[index])}::${cast}`).join(", ");
  return `(${left}) ${listing.direction === "asc" ? ">" : "<"} (${right})`;
}
