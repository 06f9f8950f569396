import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, keyText, orgId } from "./columns";
import { customers } from "./customers";
import { organisations } from "./organisations";

export const senders = pgTable(
  "senders",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    nickname: text("nickname").notNull(),
    nicknameKey: keyText("nickname_key").notNull(),
    holderName: text("holder_name").notNull(),
    bsb: text("bsb").notNull(),
    accountNumber: text("account_number").notNull(),
    status: text("status").notNull().default("ACTIVE"),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
    archivedReason: text("archived_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("senders_account").on(t.orgId, t.bsb, t.accountNumber).where(sql`status = 'ACTIVE'`),
    check("senders_status", sql`${t.status} in ('ACTIVE', 'ARCHIVED')`),
    check("senders_bsb", sql`${t.bsb} ~ '^[0-9]{6}$'`),
    check("senders_account_number", sql`${t.accountNumber} ~ '^[0-9]{5,9}$'`),
  ],
);

export const customerSenders = pgTable(
  "customer_senders",
  {
    orgId: orgId(),
    customerId: uuid("customer_id").notNull(),
    senderId: uuid("sender_id").notNull(),
    linkedBy: uuid("linked_by"),
    linkedAt: instant("linked_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.customerId, t.senderId] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [t.orgId, t.senderId], foreignColumns: [senders.orgId, senders.id] }),
  ],
);
