import type { Tx } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import type { CustomerRecord } from "@/lib/customers/reads";
import { RECHECK_BAR_WORDS, recheckBar } from "./rules";

const ASKED = { code: "recheck_asked", text: "Your organisation asked for a new check, so the review runs again." };

/** Sends an approved customer, whose row the caller has locked, through the automated review again. It is not active until that ends. */
export async function askForRecheck(
  tx: Tx,
  scope: MerchantScope,
  customer: CustomerRecord,
): Promise<Outcome<CustomerRecord>> {
  const facts = { ...customer, status: customer.status as CustomerStatus };
  const bar = recheckBar(facts, clock.now());
  if (bar) return refuse("wrong_state", RECHECK_BAR_WORDS[bar]);
  const { hashes } = await customerEvidence(tx, customer, customer.id);
  const moved = await transitionCustomer(tx, scope, customer, "UNDER_REVIEW", ASKED, hashes);
  if (!moved.ok) return moved;
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: "customer.recheck_asked",
    subject: { kind: "customer", id: customer.id },
    customerId: customer.id,
  });
  return ok(moved.value);
}
