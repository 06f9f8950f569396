import { sql } from "drizzle-orm";
import type { PostgresJsSession } from "drizzle-orm/postgres-js";
import type { Reader } from "./client";
import { areOrgFiltersOn } from "./filters";

type Values = Readonly<Record<string, string>>;
type Prepared<R> = { execute: (values: Values) => Promise<R> };
type Select<R> = { prepare: (name: string) => Prepared<R> };

/** Stands for the values while a statement is made: whatever is asked of it is a place in the statement. */
const places = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

/**
 * A select that is the same each time but for values, which are texts (or ids): it is put together once, at the first call, which takes the
 * builder longer than sending it. `build` gets no values but their places, so it must not look at them. It is sent when it is called.
 */
export function fixed<V extends Values, R>(build: (reader: Reader, values: V) => Select<R>) {
  const made = new Map<boolean, Prepared<R>>();
  return (reader: Reader, values: V): Promise<R> => {
    const withFilters = areOrgFiltersOn();
    const first = made.get(withFilters) ?? build(reader, places as V).prepare("fixed");
    made.set(withFilters, first);
    // The builder ties a statement to the connection it was made for; this is the same one for another.
    const { client } = reader._.session as unknown as PostgresJsSession<never, never, never>;
    const statement: Prepared<R> = Object.create(first, { client: { value: client } });
    return statement.execute(values);
  };
}
