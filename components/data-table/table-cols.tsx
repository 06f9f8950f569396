interface TableColsProps {
  /** Widths in order; undefined = what is left over. */
  cols: readonly (string | undefined)[];
  /** Of the checkboxes before them; 0 = there are none. */
  before: number;
}

/** The widths of the columns: once for the table, so that no cell carries any. */
export function TableCols({ cols, before }: TableColsProps) {
  return (
    <colgroup>
      {before > 0 ? <col style={{ width: `${before}px` }} /> : null}
      {cols.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other name
        <col key={index} data-col style={width === undefined ? undefined : { width }} />
      ))}
    </colgroup>
  );
}
