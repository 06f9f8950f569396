import "server-only";
import { withScope } from "@/db/scope";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import { fromPublicId } from "@/lib/core/ids";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import type { SenderStatus } from "./constants";
import { countSenders, listSenders } from "./reads";

/** Payins > Senders: one page of senders, the counts of both tabs, and whether this organisation may use them. */
export async function loadSenders(query: { status: SenderStatus; search: string; before: string }) {
  const scope = await requireMerchant("senders.read");
  const before = fromPublicId("sender", query.before);
  return withScope(scope, async (tx) => ({
    organisation: await ownOrganisation(tx, scope),
    counts: await countSenders(tx, scope),
    page: await listSenders(tx, scope, {
      status: query.status,
      ...(query.search ? { search: query.search } : {}),
      ...(before ? { before } : {}),
    }),
    mayWrite: merchantMay(scope.role, "senders.write"),
  }));
}

/** Create sender: the switch and the names that exist. */
export async function loadSenderForm() {
  const scope = await requireMerchant("senders.write");
  return withScope(scope, async (tx) => ({ organisation: await ownOrganisation(tx, scope) }));
}
