import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerSenders } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { switchCustomer } from "@/lib/customers/enabling/writes";
import type { CustomerRecord } from "@/lib/customers/reads";
import { recheckBar } from "@/lib/customers/rechecks/rules";
import { askForRecheck } from "@/lib/customers/rechecks/writes";
import { changeTags } from "@/lib/customers/tags/writes";
import { countLiveLinks, missingNow } from "@/lib/requests/links/reads";
import { wantedPlaces } from "@/lib/requests/links/rules";
import { openUploadLink, sendUploadLink } from "@/lib/requests/links/writes";
import { addLink } from "@/lib/senders/links/writes";
import { STAY_REASONS, type StayReason } from "./constants";
import type { BulkOrder } from "./input";

/** What came of a customer; `before` is what taking it back needs. UNCHANGED and REFUSED: nothing was written. */
export type ItemResult =
  | { state: "CHANGED"; before: Record<string, unknown> | null }
  | { state: "UNCHANGED" | "REFUSED"; message: string };

type Result = Promise<Outcome<ItemResult>>;

const changed = (before: Record<string, unknown> | null = null) => ok<ItemResult>({ state: "CHANGED", before });

/** A customer that cannot change, found out before anything was written. */
export const refusedItem = (message: string): Outcome<ItemResult> => ok({ state: "REFUSED", message });

/** A customer that stays as it is: because it is so, or refused. */
function stays(reason: StayReason): Outcome<ItemResult> {
  const { isAlready, words } = STAY_REASONS[reason];
  return isAlready ? ok({ state: "UNCHANGED", message: words }) : refusedItem(words);
}

async function turn(
  tx: Tx,
  scope: MerchantScope,
  customer: CustomerRecord,
  isEnabled: boolean,
  reason: string,
): Result {
  if (customer.isEnabled === isEnabled) return stays(isEnabled ? "ALREADY_ENABLED" : "ALREADY_DISABLED");
  const switched = await switchCustomer(tx, scope, customer, { isEnabled, reason });
  return switched.ok ? changed() : switched;
}

async function tag(
  tx: Tx,
  scope: MerchantScope,
  customer: CustomerRecord,
  order: Extract<BulkOrder, { tags: string[] }>,
): Result {
  const isAdding = order.action === "ADD_TAGS";
  const tagged = await changeTags(tx, scope, customer, {
    add: isAdding ? order.tags : [],
    remove: isAdding ? [] : order.tags,
  });
  // Refused before it wrote anything.
  if (!tagged.ok) return tagged.code === "invalid" ? refusedItem(tagged.message) : tagged;
  const { added, removed } = tagged.value;
  if (added.length + removed.length === 0) return stays(isAdding ? "ALREADY_TAGGED" : "NOT_TAGGED");
  return changed({ added, removed });
}

/** When a sender was linked to a customer, by which the link is known again; undefined where there is none. */
export async function linkedAt(
  tx: Tx,
  scope: MerchantScope,
  customerId: string,
  senderId: string,
): Promise<string | undefined> {
  const [found] = await tx
    .select({ at: customerSenders.linkedAt })
    .from(customerSenders)
    .where(
      and(
        inOrg(customerSenders.orgId, scope),
        eq(customerSenders.customerId, customerId),
        eq(customerSenders.senderId, senderId),
      ),
    );
  return found?.at.toISOString();
}

async function link(tx: Tx, scope: MerchantScope, customer: CustomerRecord, senderId: string): Result {
  const linked = await addLink(tx, scope, { customerId: customer.id, senderId });
  if (!linked.ok) return linked;
  if (!linked.value.isNew) return stays("ALREADY_LINKED");
  return changed({ linkedAt: await linkedAt(tx, scope, customer.id, senderId) });
}

async function recheck(tx: Tx, scope: MerchantScope, customer: CustomerRecord): Result {
  const bar = recheckBar({ ...customer, status: customer.status as CustomerStatus }, clock.now());
  if (bar) return stays(bar);
  const asked = await askForRecheck(tx, scope, customer);
  return asked.ok ? changed() : asked;
}

/** One link for everything that is missing, mailed to the customer; none where one is open already. */
async function askForDocuments(tx: Tx, scope: MerchantScope, customer: CustomerRecord, days: number): Result {
  if (customer.status === "SUSPENDED") return stays("SUSPENDED");
  if (wantedPlaces(await missingNow(tx, customer)).length === 0) return stays("NO_DOCUMENT_MISSING");
  if (customer.email === null) return stays("NO_EMAIL");
  if ((await countLiveLinks(tx, customer)) > 0) return stays("LINK_OPEN");
  const opened = await openUploadLink(tx, scope, customer, days);
  if (!opened.ok) return opened;
  const sent = await sendUploadLink(tx, scope, customer, opened.value);
  return sent.ok ? changed() : sent;
}

/** Does to one customer, whose row the caller has locked, what the customer's own page would do. A refusal that is not an `ItemResult` must undo the transaction. */
export function actOn(tx: Tx, scope: MerchantScope, customer: CustomerRecord, order: BulkOrder): Result {
  switch (order.action) {
    case "ENABLE":
      return turn(tx, scope, customer, true, "");
    case "DISABLE":
      return turn(tx, scope, customer, false, order.reason);
    case "ADD_TAGS":
    case "REMOVE_TAGS":
      return tag(tx, scope, customer, order);
    case "LINK_SENDER":
      return link(tx, scope, customer, order.senderId);
    case "RECHECK":
      return recheck(tx, scope, customer);
    case "REQUEST_DOCUMENTS":
      return askForDocuments(tx, scope, customer, order.days);
  }
}
