import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { auditEvents } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { openAuditDetail, recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { type CustomerRecord, findCustomer, openProfile } from "@/lib/customers/reads";
import { sensitivePaths } from "@/lib/customers/rules-masking";
import type { QueueQuery } from "@/lib/reviews/queue/input";
import { caseFile } from "./reads";
import type { CaseFile } from "./types";

/** True when this reviewer's look at this version is written down already: a refreshed page is no second look. */
async function wasLookedAt(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<boolean> {
  const looks = await tx
    .select({ id: auditEvents.id, orgId: auditEvents.orgId, detailSealed: auditEvents.detailSealed })
    .from(auditEvents)
    .where(
      and(
        inOrg(auditEvents.orgId, customer),
        eq(auditEvents.customerId, customer.id),
        eq(auditEvents.action, "customer.identifier_revealed"),
        eq(auditEvents.actorId, scope.userId),
      ),
    );
  return looks.some((look) => openAuditDetail(look).version === customer.version);
}

async function recordLook(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<void> {
  const fields = sensitivePaths(openProfile(customer));
  if (fields.length === 0) return;
  // Two tabs opened at once are one look.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`look ${scope.userId} ${customer.id}`}, 0))`);
  if (await wasLookedAt(tx, scope, customer)) return;
  await recordAudit(tx, scope, {
    orgId: customer.orgId,
    action: "customer.identifier_revealed",
    subject: { kind: "customer", id: customer.id },
    customerId: customer.id,
    detail: { fields, version: customer.version, reason: "Opened as a case" },
  });
}

/**
 * Opens a case: shows the customer in full and writes down, once a reviewer and version, that they looked. Null when there is no
 * such customer. Ids in their inside form; `query` is the queue it was opened from.
 */
export async function viewCase(
  scope: ReviewerScope,
  { orgId, customerId, query }: { orgId: string; customerId: string; query: QueueQuery },
): Promise<CaseFile | null> {
  // Written down first and apart: the lock of a look must not be held while the whole case is read.
  const looked = await withScope(scope, async (tx) => {
    const customer = await findCustomer(tx, { orgId }, customerId);
    if (customer) await recordLook(tx, scope, customer);
    return customer?.version;
  });
  if (looked === undefined) return null;
  const file = await withScope(scope, async (tx) => {
    const customer = await findCustomer(tx, { orgId }, customerId);
    // What is shown has to be what was written down.
    if (customer && customer.version !== looked) return "changed";
    return customer && caseFile(tx, scope, customer, query);
  });
  return file === "changed" ? viewCase(scope, { orgId, customerId, query }) : file;
}
