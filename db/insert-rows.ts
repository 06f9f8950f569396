import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./client";

const written = (value: unknown): unknown =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value;

/**
 * Inserts rows that all give the same columns, in one statement with one parameter: however many they are it is prepared once, where a
 * parameter for each value would be described and planned anew for thousands of them.
 */
export async function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => Reflect.get(first, key) !== undefined);
  const records = rows.map((row) => {
    const given = Object.values(row).filter((value) => value !== undefined).length;
    if (given !== columns.length) throw new Error("Rows of one insert give different columns");
    return Object.fromEntries(columns.map(([key, column]) => [column.name, written(Reflect.get(row, key))]));
  });
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  await tx.execute(sql`
    insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(records)}::json)`);
}
