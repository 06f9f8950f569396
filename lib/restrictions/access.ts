import type { Tx } from "@/db/scope";
import { merchantMay, staffMay } from "@/lib/auth/permissions";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { FORBIDDEN, type Refusal } from "@/lib/core/outcome";
import type { CustomerRecord } from "@/lib/customers/reads";
import { decisionBar } from "@/lib/reviews/decisions/access";
import type { RestrictionSide } from "./types";

export const sideOf = (scope: MerchantScope | ReviewerScope): RestrictionSide =>
  scope.kind === "merchant" ? "merchant" : "staff";

/** Placing and lifting by role; staff who edited the customer or belong to its organisation are refused like in decisions. */
export async function restrictionBar(
  tx: Tx,
  scope: MerchantScope | ReviewerScope,
  customer: CustomerRecord,
): Promise<Refusal | null> {
  if (scope.kind === "merchant") return merchantMay(scope.role, "restrictions.write") ? null : FORBIDDEN;
  return staffMay(scope.role, "cases.decide") ? decisionBar(tx, scope, customer) : FORBIDDEN;
}
