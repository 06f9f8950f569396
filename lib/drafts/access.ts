import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { FORBIDDEN, type Refusal } from "@/lib/core/outcome";

/** Why this person may not write drafts, or null. */
export function refuseDraftWrite(scope: MerchantScope): Refusal | null {
  return merchantMay(scope.role, "customers.write") ? null : FORBIDDEN;
}
