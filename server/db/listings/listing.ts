import { pool } from "../client";

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
  /** More than one: any of them. */
  values: readonly (string | number | boolean | Date)[];
}

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
export async function readPage<Row>(listing: Listing, { scope, conditions, after, limit }: ListQuery): Promise<ListPage<Row>> {
  const values: unknown[] = [...scope];
  const place = (value: unknown): string => `$${String(values.push(value))}`;
  const wheres = [listing.where, ...conditions.map((condition) => conditionSql(listing, condition, place))];
  if (after !== null) wheres.push(afterSql(listing, after, place));
  const key = listing.order.map(({ sql }) => `(${sql})::text`).join(", ");
  const order = listing.order.map(({ sql }) => `${sql} ${listing.direction}`).join(", ");
  const { rows } = await pool().query<Row & { _place: string[] }>(
    `select ${listing.columns}, json_build_array(${key}) as "_place" ${listing.from} where ${wheres.map((sql) => `(${sql})`).join(" and ")} order by ${order} limit ${place(limit + 1)}`,
    values,
  );
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?._place ?? null) : null };
}

function conditionSql(listing: Listing, { field, operator, values }: Condition, place: (value: unknown) => string): string {
  const known = listing.fields[field];
  if (known === undefined) throw new Error(`no field ${field} in this listing`);
  const { sql, type } = known;
  switch (operator) {
    case "=":
      return `${sql} = any(${place(values)}::${CASTS[type]}[])`;
    case "!=":
      // Where there is no value it is none of these.
      return `(${sql} <> all(${place(values)}::${CASTS[type]}[])) is not false`;
    case "~":
      return `${sql} ilike any(${place(values.map((value) => `%${String(value).replace(/[\\%_]/g, "\\$&")}%`))}::text[])`;
    default:
      return `${sql} ${operator} ${place(values[0])}::${CASTS[type]}`;
  }
}

function afterSql(listing: Listing, after: readonly string[], place: (value: unknown) => string): string {
  const left = listing.order.map(({ sql }) => sql).join(", ");
  const right = listing.order.map(({ cast }, index) => `${place(after[index])}::${cast}`).join(", ");
  return `(${left}) ${listing.direction === "asc" ? ">" : "<"} (${right})`;
}
