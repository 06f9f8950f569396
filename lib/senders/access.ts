import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { FORBIDDEN, type Refusal, refuse } from "@/lib/core/outcome";
import type { OwnOrganisation } from "@/lib/organisations/own/types";

/** Why this person may not change senders, or null. */
export function refuseSenderWrite(scope: MerchantScope): Refusal | null {
  return merchantMay(scope.role, "senders.write") ? null : FORBIDDEN;
}

/** Why the organisation cannot use senders, or null. */
export function refuseWithoutValidation(organisation: OwnOrganisation): Refusal | null {
  if (organisation.hasSenderValidation) return null;
  return refuse(
    "feature_off",
    `Sender validation is switched off for ${organisation.name}. Ask ${organisation.contactEmail} and name ${organisation.id}.`,
  );
}
