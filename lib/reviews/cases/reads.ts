import { and, desc, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";

export type CaseRecord = typeof reviewCases.$inferSelect;

type Owner = { orgId: string };

const selectOpen = fixed((reader, { orgId, customerId }: { orgId: string; customerId: string }) =>
  reader
    .select()
    .from(reviewCases)
    .where(
      and(inOrg(reviewCases.orgId, { orgId }), eq(reviewCases.customerId, customerId), isNull(reviewCases.closedAt)),
    )
    .for("update"),
);

/** The open case of a customer, locked until the transaction ends. */
export async function lockOpenCase(tx: Tx, owner: Owner, customerId: string): Promise<CaseRecord | null> {
  const [row] = await selectOpen(tx, { orgId: owner.orgId, customerId });
  return row ?? null;
}

/** The open case of a customer, else the newest closed one. */
export async function latestCase(tx: Tx, owner: Owner, customerId: string): Promise<CaseRecord | null> {
  const rows = await tx
    .select()
    .from(reviewCases)
    .where(and(inOrg(reviewCases.orgId, owner), eq(reviewCases.customerId, customerId)))
    .orderBy(desc(reviewCases.id))
    .limit(1);
  return rows[0] ?? null;
}
