import type { Tx } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { switchCustomer } from "@/lib/customers/enabling/writes";
import type { CustomerRecord } from "@/lib/customers/reads";
import { tagKey } from "@/lib/customers/tags/rules";
import { changeTags } from "@/lib/customers/tags/writes";
import { removeLink } from "@/lib/senders/links/writes";
import type { BulkOrder } from "./input";
import { lastSwitchBy } from "./reads";
import { type ItemResult, linkedAt, refusedItem } from "./writes-items";

type Result = Promise<Outcome<ItemResult>>;

/** The act that is taken back, as it was done to one customer. */
export type Done = {
  order: BulkOrder;
  /** What the audit rows of that run carry. */
  requestId: string;
  before: Record<string, unknown> | null;
};

const CHANGED = ok<ItemResult>({ state: "CHANGED", before: null });
const changedSince = (what: string) => refusedItem(`Changed since: ${what}`);

async function turnBack(
  tx: Tx,
  scope: MerchantScope,
  customer: CustomerRecord,
  wasEnabling: boolean,
  done: Done,
): Result {
  const now = customer.isEnabled ? "enabled" : "disabled";
  const isAsLeft =
    customer.isEnabled === wasEnabling && (await lastSwitchBy(tx, scope, customer.id)) === done.requestId;
  if (!isAsLeft) return changedSince(`somebody else has ${now} it, so it stays so.`);
  const reason = wasEnabling ? "A bulk action that enabled it was taken back" : "";
  const switched = await switchCustomer(tx, scope, customer, { isEnabled: !wasEnabling, reason });
  return switched.ok ? CHANGED : switched;
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** Takes off what was added and still is there; puts back what was taken off and still is not. */
async function tagBack(tx: Tx, scope: MerchantScope, customer: CustomerRecord, { before }: Done): Result {
  const has = new Set(customer.tags.map(tagKey));
  const remove = textsOf(before?.added).filter((tag) => has.has(tagKey(tag)));
  const add = textsOf(before?.removed).filter((tag) => !has.has(tagKey(tag)));
  if (remove.length + add.length === 0) return changedSince("its tags are no longer as the bulk action left them.");
  const tagged = await changeTags(tx, scope, customer, { add, remove });
  return tagged.ok ? CHANGED : tagged;
}

/** Takes off the link that was made, not one that somebody made later. */
async function unlink(tx: Tx, scope: MerchantScope, customer: CustomerRecord, senderId: string, done: Done): Result {
  const at = await linkedAt(tx, scope, customer.id, senderId);
  if (at === undefined) return changedSince("the sender was unlinked.");
  if (at !== done.before?.linkedAt) return changedSince("the sender was unlinked and linked again.");
  const removed = await removeLink(tx, scope, { customerId: customer.id, senderId });
  return removed.ok ? CHANGED : removed;
}

/** Takes back what a run did to one customer, whose row the caller has locked: only what stands as the run left it. */
export async function takeBack(tx: Tx, scope: MerchantScope, customer: CustomerRecord, done: Done): Result {
  const { order } = done;
  switch (order.action) {
    case "ENABLE":
      return turnBack(tx, scope, customer, true, done);
    case "DISABLE":
      return turnBack(tx, scope, customer, false, done);
    case "ADD_TAGS":
    case "REMOVE_TAGS":
      return tagBack(tx, scope, customer, done);
    case "LINK_SENDER":
      return unlink(tx, scope, customer, order.senderId, done);
    default:
      return refuse("wrong_state", "This cannot be taken back.");
  }
}
