/** A column of a table in words. */
export interface TextColumn {
  label: string;
  /** Part of the width, in any unit: shares of the sum. */
  share: number;
  align: "left" | "right";
  /** `log`: log text and ids, in a font of fixed width; `place`: file and line. */
  style: "text" | "log" | "place" | "strong";
}

/** A table whose cells are ready to be shown. */
export interface TextTable {
  columns: TextColumn[];
  rows: string[][];
  /** Said below a table that was cut, or null. */
  more: string | null;
  /** Said in place of a table without rows. */
  empty: string;
}

export interface TextTableColumn<Row> extends TextColumn {
  text(row: Row): string;
}

/** Fills at most `most` rows. */
export function textTable<Row>(
  all: readonly Row[],
  columns: readonly TextTableColumn<Row>[],
  { most, more, empty }: { most: number; more: (count: number) => string; empty: string },
): TextTable {
  return {
    columns: columns.map(({ label, share, align, style }) => ({ label, share, align, style })),
    rows: all.slice(0, most).map((row) => columns.map((column) => column.text(row))),
    more: all.length > most ? more(all.length - most) : null,
    empty,
  };
}
