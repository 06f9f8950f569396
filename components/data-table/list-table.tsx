import { cellClass } from "./cell-class";
import type { DataColumn } from "./columns";
import { tableLabels } from "./table-labels";
import { tableRoles } from "./table-roles";

export interface ListColumn<TRow>
  extends Pick<DataColumn<TRow>, "id" | "header" | "cell" | "align" | "className" | "card"> {
  /** The header is only read out: what is done with a row. */
  isHeaderHidden?: boolean | undefined;
}

interface ListTableProps<TRow> {
  /** What the list holds; read out, not shown. */
  caption: string;
  /** The first names the row. What it has of several parts stands in one element: on phones a cell is a line with its header. */
  columns: readonly ListColumn<TRow>[];
  rows: readonly TRow[];
  rowId: (row: TRow) => string | number;
}

/** A list that comes whole, without order or pages of its own; on phones each row is a card. Drawn on the server. */
export function ListTable<TRow>({ caption, columns, rows, rowId }: ListTableProps<TRow>) {
  const first = columns[0]?.id;
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="scroll-hint relative overflow-x-auto"
    >
      <table {...tableRoles.table} className="list-table cards" style={tableLabels(columns, first, 0)}>
        <caption className="sr-only">{caption}</caption>
        <thead {...tableRoles.group} className="max-sm:hidden">
          <tr {...tableRoles.row}>
            {columns.map(({ id, header, align, isHeaderHidden }) => (
              <th key={id} {...tableRoles.header} scope="col" className={align === "end" ? "cell-end" : undefined}>
                {isHeaderHidden ? <span className="sr-only">{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {rows.map((row) => (
            <tr key={rowId(row)} {...tableRoles.row} data-row="">
              {columns.map((column) =>
                column.id === first ? (
                  <th key={column.id} {...tableRoles.rowHeader} scope="row" className={cellClass(column, first)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} {...tableRoles.cell} className={cellClass(column, first)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
