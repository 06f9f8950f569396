import { and, arrayOverlaps, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { EMAIL_KEY } from "@/lib/customers/list/columns";
import type { IdentityKeys } from "./rules-duplicates";

type Owner = { orgId: string };

/** A customer that is there already, with what it may share. */
type Existing = { id: string } & Pick<
  typeof customers.$inferSelect,
  "externalId" | "idIndex" | "taxIndexes" | "birthIndex" | "email"
>;

const LISTED = {
  id: customers.id,
  externalId: customers.externalId,
  idIndex: customers.idIndex,
  taxIndexes: customers.taxIndexes,
  birthIndex: customers.birthIndex,
  email: customers.email,
};

/** As one parameter, so that the statement is the same for any number. */
const isAny = (column: SQLWrapper, values: readonly string[]) => sql`${column} = any(${sql.param(values)}::text[])`;

/** More than one customer may share an e-mail address; the first few are as good as all. */
const MOST = 2_000;

/**
 * Living customers that share a reference, an identity or tax number, name and date, or an e-mail address with one of several. One
 * question for each kind: joined by "or" no index would serve them.
 */
export async function findExisting(tx: Tx, owner: Owner, keys: readonly IdentityKeys[]): Promise<Existing[]> {
  const gathered = <T>(pick: (one: IdentityKeys) => readonly T[]) => [...new Set(keys.flatMap(pick))];
  const has = <T>(value: T | null) => (value === null ? [] : [value]);
  const ask = (values: string[], shared: (values: string[]) => SQL) =>
    values.length === 0
      ? []
      : tx
          .select(LISTED)
          .from(customers)
          .where(and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), shared(values)))
          .limit(MOST);
  const found = await Promise.all([
    ask(
      gathered((one) => has(one.externalId)),
      (values) => isAny(customers.externalId, values),
    ),
    ask(
      gathered((one) => has(one.idIndex)),
      (values) => isAny(customers.idIndex, values),
    ),
    ask(
      gathered((one) => one.taxIndexes),
      (values) => arrayOverlaps(customers.taxIndexes, values),
    ),
    ask(
      gathered((one) => has(one.birthIndex)),
      (values) => isAny(customers.birthIndex, values),
    ),
    ask(
      gathered((one) => has(one.email)),
      (values) => isAny(EMAIL_KEY, values),
    ),
  ]);
  return found.flat();
}
