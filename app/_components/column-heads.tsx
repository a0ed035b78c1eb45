interface ColumnHeadsProps<Column extends string> {
  columns: readonly Column[];
  word: (column: Column) => string;
}

/** The head of a table: a word for each column, which style sheets know by its name. */
export function ColumnHeads<Column extends string>({ columns, word }: ColumnHeadsProps<Column>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" data-column={column}>
            {word(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
