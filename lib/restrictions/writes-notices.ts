import type { Tx } from "@/db/scope";
import type { Scope } from "@/lib/auth/scope";
import { civilDateWords } from "@/lib/core/civil-date";
import { toPublicId } from "@/lib/core/ids";
import { notify } from "@/lib/notifications/writes";
import { RESTRICTION_WORDS, type RestrictionName } from "./constants";

type Told = { name: string; message: string; placedByKind: string; dueOn: string | null; liftedReason: string | null };
type What = "placed" | "announced" | "applied" | "lifted";

const TITLES: Readonly<Record<What, (label: string, dueOn: string | null) => string>> = {
  placed: (label) => `Restricted: ${label.toLowerCase()}`,
  announced: (label, dueOn) => `Restriction from ${civilDateWords(dueOn ?? "")}: ${label.toLowerCase()}`,
  applied: (label) => `Now restricted: ${label.toLowerCase()}`,
  lifted: (label) => `Restriction lifted: ${label.toLowerCase()}`,
};

/** Tells the organisation's people, and compliance where the organisation acted, in the caller's transaction. */
export async function announceRestriction(
  tx: Tx,
  scope: Scope,
  customer: { orgId: string; id: string },
  row: Told,
  what: What,
): Promise<void> {
  const words = RESTRICTION_WORDS[row.name as RestrictionName];
  const byMerchant = scope.kind === "merchant";
  const customerId = toPublicId("customer", customer.id);
  const common = {
    orgId: customer.orgId,
    kind: "restriction.changed",
    title: TITLES[what](words.label, row.dueOn),
    body: what === "lifted" ? (row.liftedReason ?? "") : `${words.blocks} ${row.message}`,
    customerId: customer.id,
    ...("userId" in scope ? { exceptUserId: scope.userId } : {}),
    isRoutine: byMerchant,
  } as const;
  await notify(tx, scope, {
    ...common,
    href: `/customers/${customerId}#restrictions`,
    to: { merchant: "restrictions.write" },
  });
  if (!byMerchant) return;
  await notify(tx, scope, {
    ...common,
    href: `/review/${toPublicId("organisation", customer.orgId)}/${customerId}`,
    to: { staff: "all" },
  });
}
