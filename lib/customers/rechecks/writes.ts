import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import type { AskForRecheckInput } from "./input";
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

/** Asks for a new check of one customer. */
export async function recheckCustomer(scope: MerchantScope, input: AskForRecheckInput): Promise<Outcome<null>> {
  if (!merchantMay(scope.role, "customers.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    if (!customer) return NOT_FOUND;
    const asked = await askForRecheck(tx, scope, customer);
    return asked.ok ? ok(null) : asked;
  });
}
