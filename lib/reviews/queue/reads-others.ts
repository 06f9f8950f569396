import { and, asc, eq, exists, isNull, or, type SQL, sql } from "drizzle-orm";
import { customerSearchTerms, customers, organisations, reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerStatus, CustomerType } from "@/lib/customers/constants";
import { customerMatches } from "@/lib/customers/search/reads";
import { searchTokens, termRanges } from "@/lib/customers/search/rules";
import { OTHER_CUSTOMERS_MAX } from "./constants";
import type { OtherCustomer, QueueChoices } from "./types-list";

/** Hits of the rarest-looking word that are looked at: who types two letters has to type more. */
const LOOKED_AT = 500;

/** True of customers who may have the longest word: a look into the index of words, whatever the organisation. */
function mayMatch(search: string): SQL | undefined {
  const [token] = searchTokens(search).sort((a, b) => b.literal.length - a.literal.length);
  if (!token) return undefined;
  if (token.ids) return sql`${customers.id} between ${token.ids.from}::uuid and ${token.ids.to}::uuid`;
  const ranges = termRanges(token).map(
    ({ from, to }) => sql`(${customerSearchTerms.term} >= ${from} and ${customerSearchTerms.term} < ${to})`,
  );
  return sql`(${customers.orgId}, ${customers.id}) in (
    select ${customerSearchTerms.orgId}, ${customerSearchTerms.customerId} from ${customerSearchTerms}
    where ${or(...ranges)} limit ${LOOKED_AT})`;
}

/** Customers of any organisation that a search finds and that have no open case, by name. */
export async function otherCustomers(tx: Tx, search: string): Promise<OtherCustomer[]> {
  const hasCase = sql`exists (select 1 from ${reviewCases} where ${reviewCases.orgId} = ${customers.orgId}
    and ${reviewCases.customerId} = ${customers.id} and ${reviewCases.closedAt} is null)`;
  const rows = await tx
    .select({
      orgId: customers.orgId,
      id: customers.id,
      name: customers.displayName,
      type: customers.type,
      status: customers.status,
      orgName: organisations.name,
    })
    .from(customers)
    .innerJoin(organisations, eq(organisations.id, customers.orgId))
    .where(and(isNull(customers.deletedAt), mayMatch(search), ...customerMatches(search), sql`not ${hasCase}`))
    .orderBy(asc(customers.nameKey), asc(customers.id))
    .limit(OTHER_CUSTOMERS_MAX);
  return rows.map((row) => ({
    orgId: toPublicId("organisation", row.orgId),
    id: toPublicId("customer", row.id),
    name: row.name,
    type: row.type as CustomerType,
    status: row.status as CustomerStatus,
    orgName: row.orgName,
  }));
}

/** Organisations that ever had a case, and the tags of open cases. */
export async function listQueueChoices(tx: Tx): Promise<QueueChoices> {
  const hasCase = tx.select({ id: reviewCases.id }).from(reviewCases).where(eq(reviewCases.orgId, organisations.id));
  const [found, tags] = await Promise.all([
    tx
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .where(exists(hasCase))
      .orderBy(asc(organisations.nameKey)),
    tx
      .selectDistinct({ tag: sql<string>`unnest(${reviewCases.tags})`.as("tag") })
      .from(reviewCases)
      .where(isNull(reviewCases.closedAt))
      .orderBy(sql`tag`)
      .limit(100),
  ]);
  return {
    organisations: found.map((row) => ({ id: toPublicId("organisation", row.id), name: row.name })),
    tags: tags.map(({ tag }) => tag),
  };
}
