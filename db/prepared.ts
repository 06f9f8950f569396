import type postgres from "postgres";

/** Longer ones write many rows at once, in numbers that hardly come again. */
const TEXT_MAX = 8_000;
const PARAMS_MAX = 60;
/** How often a statement came before it is worth preparing: once is a filter that nobody sets again. */
const TIMES_BEFORE = 2;
/** Each connection keeps every prepared statement as long as it lives, about 30 kB each. */
const PREPARED_MAX = 250;
const WATCHED_MAX = 2_000;

const prepared = new Set<string>();
const times = new Map<string, number>();

function comesOften(text: string): boolean {
  if (prepared.has(text)) return true;
  if (prepared.size >= PREPARED_MAX) return false;
  const came = times.get(text) ?? 0;
  if (came >= TIMES_BEFORE) {
    times.delete(text);
    prepared.add(text);
    return true;
  }
  if (times.size >= WATCHED_MAX) times.clear();
  times.set(text, came + 1);
  return false;
}

function preparing<S extends postgres.ISql>(sql: S): S {
  const { unsafe } = sql;
  sql.unsafe = (text, params = [], options = {}) => {
    const isWorthIt = params.length > 0 && params.length <= PARAMS_MAX && text.length <= TEXT_MAX && comesOften(text);
    return unsafe(text, params, { ...options, prepare: isWorthIt });
  };
  return sql;
}

/**
 * Lets a client and its transactions prepare the statements that come often. Anything else with parameters is sent twice by the driver, once to ask for the types
 * of its parameters, and holds up whatever should travel with it.
 */
export function prepareOften(sql: postgres.Sql): postgres.Sql {
  const { begin } = sql;
  const ours = (body: (tx: postgres.TransactionSql) => unknown) => begin((tx) => body(preparing(tx)));
  sql.begin = ours as typeof begin;
  return preparing(sql);
}
