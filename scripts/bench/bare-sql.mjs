/** The columns of the list, of a relation that is named `c` where there are several. */
export const LISTED_SQL = `c.id, c.type, c.display_name, c.name_key, c.status, c.is_active, c.is_enabled, c.is_wallet_ready,
  c.account_state, c.email, c.country, c.external_id, c.version, c.created_at, c.updated_at`;

/** The statements of the first page, written by hand. */
export const ROWS_SQL = `
  select ${LISTED_SQL} from customers c where org_id = $1 and deleted_at is null order by created_at desc, id desc limit $2`;

export const COUNTERS_SQL = `
  select status, type, is_active, is_enabled, is_wallet_ready, sum(n) as n from customer_counters
  where org_id = $1 group by status, type, is_active, is_enabled, is_wallet_ready`;

const ORGANISATION_SQL = "select set_config('app.org_id', $1, true)";

/**
 * One transaction of an organisation with its statements sent without waiting for each other: what no program can do faster.
 * @param {import("postgres").Sql} sql @param {string} orgId @param {{ text: string, values: unknown[] }[]} statements
 */
export function bareTransaction(sql, orgId, statements) {
  return sql.begin((tx) =>
    Promise.all([
      tx.unsafe(ORGANISATION_SQL, [orgId], { prepare: true }),
      ...statements.map(({ text, values }) => tx.unsafe(text, values, { prepare: true })),
    ]),
  );
}

/** An insert of a row as it was read. @param {string} table @param {Record<string, unknown>} row */
export function insertOf(table, row) {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  return {
    text: `insert into ${table} (${names.join(", ")}) values (${places.join(", ")})`,
    values: Object.values(row),
  };
}
