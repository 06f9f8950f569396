import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { customers, organisations, reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { customerMatches } from "@/lib/customers/search/reads";
import type { CaseState } from "@/lib/reviews/cases/constants";
import { caseStateColumn } from "@/lib/reviews/cases/reads-state";
import type { PaletteCase } from "./types";

const MOST_CASES = 8;
/** A customer has an old case or two beside its newest. */
const LOOKED_AT = 32;

/** For staff, who see all organisations: the newest case of each customer that what was typed may mean, open ones first. */
export async function findPaletteCases(tx: Tx, typed: string): Promise<PaletteCase[]> {
  const text = typed.trim();
  if (text === "") return [];
  const id = fromPublicId("customer", text);
  const matches: SQL[] = id ? [eq(customers.id, id)] : customerMatches(text);
  const rows = await tx
    .select({
      orgId: reviewCases.orgId,
      customerId: reviewCases.customerId,
      name: customers.displayName,
      orgName: organisations.name,
      state: caseStateColumn,
    })
    .from(reviewCases)
    .innerJoin(customers, and(eq(customers.orgId, reviewCases.orgId), eq(customers.id, reviewCases.customerId)))
    .innerJoin(organisations, eq(organisations.id, reviewCases.orgId))
    .where(and(isNull(customers.deletedAt), ...matches))
    .orderBy(sql`${reviewCases.closedAt} is not null`, desc(reviewCases.openedAt), desc(reviewCases.id))
    .limit(LOOKED_AT);
  const newest = rows.filter((row, at) => rows.findIndex((each) => each.customerId === row.customerId) === at);
  return newest.slice(0, MOST_CASES).map((row) => ({
    orgId: toPublicId("organisation", row.orgId),
    id: toPublicId("customer", row.customerId),
    name: row.name,
    orgName: row.orgName,
    state: row.state as CaseState,
    isExact: row.customerId === id,
  }));
}
