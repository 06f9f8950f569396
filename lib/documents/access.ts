import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { drafts } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { HostedScope, MerchantScope } from "@/lib/auth/scope";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { Purpose } from "@/lib/customers/constants";
import { type CustomerRecord, findCustomer, lockCustomer, openProfile } from "@/lib/customers/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import type { DocumentOwner } from "./types";

/** A place whose documents may change now. `customerId`: the one a draft will become, too. */
export type OpenPlace = { owner: DocumentOwner; customerId: string; customer: CustomerRecord | null };

const SUBMITTED = refuse(
  "wrong_state",
  "This draft was submitted meanwhile. Open the customer and add the document there.",
);
const DISCARDED = refuse(
  "wrong_state",
  "This draft was discarded. Restore it from the list of drafts, then try again.",
);
const SUSPENDED = refuse(
  "wrong_state",
  "This customer is suspended, so documents cannot be changed. Ask compliance to look at the case again.",
);

/** Finds the draft or customer and whether its documents may change. `lock` holds its row until the transaction ends. */
export async function openPlace(
  tx: Tx,
  scope: MerchantScope | HostedScope,
  owner: DocumentOwner,
  mode: "look" | "lock",
): Promise<Outcome<OpenPlace>> {
  if ("customerId" in owner) {
    const customer = await (mode === "lock" ? lockCustomer : findCustomer)(tx, scope, owner.customerId);
    if (!customer) return NOT_FOUND;
    return customer.status === "SUSPENDED" ? SUSPENDED : ok({ owner, customerId: customer.id, customer });
  }
  const query = tx
    .select({ customerId: drafts.customerId, submittedAt: drafts.submittedAt, discardedAt: drafts.discardedAt })
    .from(drafts)
    .where(and(inOrg(drafts.orgId, scope), eq(drafts.id, owner.draftId)));
  const [draft] = await (mode === "lock" ? query.for("update") : query);
  if (!draft) return NOT_FOUND;
  if (draft.submittedAt) return SUBMITTED;
  return draft.discardedAt ? DISCARDED : ok({ owner, customerId: draft.customerId, customer: null });
}

/** Has the customer such a slot for such a person? A draft is still changing, so its files are proven when it is submitted. */
export function hasPlaceFor(customer: CustomerRecord, document: { slot: string; subject: string }): boolean {
  return documentRequirements(openProfile(customer), customer.purpose as Purpose).some(
    (place) => place.slot === document.slot && place.subject === document.subject,
  );
}
