import { and, arrayOverlaps, inArray, isNull, type SQL, sql } from "drizzle-orm";
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
      (values) => inArray(customers.externalId, values),
    ),
    ask(
      gathered((one) => has(one.idIndex)),
      (values) => inArray(customers.idIndex, values),
    ),
    ask(
      gathered((one) => one.taxIndexes),
      (values) => arrayOverlaps(customers.taxIndexes, values),
    ),
    ask(
      gathered((one) => has(one.birthIndex)),
      (values) => inArray(customers.birthIndex, values),
    ),
    ask(
      gathered((one) => has(one.email)),
      (values) => sql`${EMAIL_KEY} = any(${sql.param(values)}::text[])`,
    ),
  ]);
  return found.flat();
}
