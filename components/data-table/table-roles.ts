/** On phones CSS turns the table into cards, and some browsers then forget that it is a table: say it again. */
export const tableRoles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  header: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
} as const;
