import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant } from "./columns";
import { organisations } from "./organisations";
import { users } from "./people";

/** One notice for one person, about something in an organisation. Those for staff are unseen by the organisation. */
export const notifications = pgTable(
  "notifications",
  {
    id: uuid("id").primaryKey(),
    /** Null for what belongs to no organisation, for example a list that was imported: then it is for staff. */
    orgId: uuid("org_id").references(() => organisations.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    audience: text("audience").notNull(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    /** A path of our own. */
    href: text("href").notNull(),
    customerId: uuid("customer_id"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    index("notifications_user").on(t.userId, t.id),
    index("notifications_unread").on(t.userId).where(sql`read_at is null`),
    check("notifications_audience", sql`${t.audience} in ('MERCHANT', 'STAFF')`),
    check("notifications_org", sql`${t.orgId} is not null or ${t.audience} = 'STAFF'`),
  ],
);

/** What a person wants to hear of, and how; a kind without a row is as the portal proposes it. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind").notNull(),
    inPortal: boolean("in_portal").notNull(),
    byEmail: boolean("by_email").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);

/** The chain over the audit log: each link covers the row, its number and the link before. Written by the worker, never changed. */
export const auditSeals = pgTable("audit_seals", {
  seq: bigint("seq", { mode: "number" }).primaryKey(),
  auditId: uuid("audit_id").notNull().unique(),
  previousHash: bytea("previous_hash").notNull(),
  hash: bytea("hash").notNull(),
  sealedAt: instant("sealed_at").notNull(),
});
