import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { keyText, orgId } from "./columns";

/**
 * How many customers there are of each combination; the sum over slots equals count(*). Kept by a trigger only. A writer takes
 * a slot that nobody else holds, so that no two wait for each other.
 */
export const customerCounters = pgTable(
  "customer_counters",
  {
    orgId: orgId(),
    status: text("status").notNull(),
    type: text("type").notNull(),
    isActive: boolean("is_active").notNull(),
    isEnabled: boolean("is_enabled").notNull(),
    isWalletReady: boolean("is_wallet_ready").notNull(),
    slot: integer("slot").notNull(),
    n: bigint("n", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.status, t.type, t.isActive, t.isEnabled, t.isWalletReady, t.slot] })],
);

/** Words of names, e-mail addresses and external ids, by which a search finds its customers. Kept by a trigger only. */
export const customerSearchTerms = pgTable(
  "customer_search_terms",
  { orgId: orgId(), term: keyText("term").notNull(), customerId: uuid("customer_id").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.term, t.customerId] })],
);
