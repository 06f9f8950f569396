import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, keyText, orgId } from "./columns";
import { organisations } from "./organisations";
import { users } from "./people";

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

/**
 * Words of names, e-mail addresses and external ids, by which a search finds its customers. With the creation, so that hits are put in
 * order without reading their rows. Kept by a trigger only.
 */
export const customerSearchTerms = pgTable(
  "customer_search_terms",
  {
    orgId: orgId(),
    term: keyText("term").notNull(),
    createdAt: instant("created_at").notNull(),
    customerId: uuid("customer_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.term, t.createdAt, t.customerId] })],
);

/**
 * What customers have that rows are filtered by without being sorted by it: `missing:<mark>`, `import:<id>`, and cut at 200 characters
 * `tag:<tag>` and `meta:<key>=<value>`.
 * In order of creation, so that the newest of each are found at once. Kept by a trigger only.
 */
export const customerFacets = pgTable(
  "customer_facets",
  {
    orgId: orgId(),
    facet: keyText("facet").notNull(),
    createdAt: instant("created_at").notNull(),
    customerId: uuid("customer_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.facet, t.createdAt, t.customerId] })],
);

/** A view of the list: what it asks for and how it looks. Shared ones are seen by the whole organisation. */
export const customerViews = pgTable(
  "customer_views",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** The address of the query, without a page: `status=APPROVED&sort=name.asc`. */
    query: text("query").notNull(),
    /** In order; those not named are hidden. `width` in pixels. */
    columns: jsonb("columns").$type<{ id: string; width?: number; isPinned?: boolean }[]>().notNull(),
    density: text("density").notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id),
    ownerName: text("owner_name").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("customer_views_owner").on(t.orgId, t.ownerId).where(sql`removed_at is null`),
    check("customer_views_density", sql`${t.density} in ('comfortable', 'compact')`),
  ],
);

/** The view that a person's list opens with; no row = the plain list. */
export const customerViewDefaults = pgTable(
  "customer_view_defaults",
  {
    orgId: orgId(),
    userId: uuid("user_id").notNull(),
    /** Null where the person went back to the plain list. */
    viewId: uuid("view_id"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId] }),
    foreignKey({ columns: [t.orgId, t.viewId], foreignColumns: [customerViews.orgId, customerViews.id] }),
  ],
);

/** What happened in one day of the organisation's calendar, once the day is over: sums of records that never change. */
export const customerDays = pgTable(
  "customer_days",
  {
    orgId: orgId().references(() => organisations.id),
    day: date("day", { mode: "string" }).notNull(),
    /** The instant at which the day ended; the next one counts from here on, even where the organisation changed its time zone. */
    endsAt: instant("ends_at").notNull(),
    /** How many customers had each status when the day ended. */
    byStatus: jsonb("by_status").$type<Record<string, number>>().notNull(),
    created: integer("created").notNull(),
    approved: integer("approved").notNull(),
    /** Of the approved: by the automated review within a minute. */
    approvedAtOnce: integer("approved_at_once").notNull(),
    /** Of the approved: by somebody of compliance. */
    approvedByPerson: integer("approved_by_person").notNull(),
    /** Seconds from being complete to being approved, one for each approval of the day, in order; at most 100 of them, evenly taken. */
    secondsToApproval: integer("seconds_to_approval").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.day] })],
);
