import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns";
import { customers } from "./customers";

/** A request for information: one round of questions. Whether it is answered follows from its questions. */
export const informationRequests = pgTable(
  "information_requests",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    round: integer("round").notNull(),
    /** Both texts, JSON {forCustomer, forDeveloper}, sealed: binding (org, "information_requests", id, "texts"). */
    textsSealed: bytea("texts_sealed").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    requestedBy: uuid("requested_by").notNull(),
    requestedByName: text("requested_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    cancelledAt: instant("cancelled_at"),
    cancelledReason: text("cancelled_reason"),
    /** When both sides were told that the day has passed: once. */
    overdueNoticeAt: instant("overdue_notice_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    uniqueIndex("information_requests_round").on(t.orgId, t.customerId, t.round),
  ],
);

/** One thing that is asked for: a field of the profile or a side of a document. */
export const informationQuestions = pgTable(
  "information_questions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    requestId: uuid("request_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    position: integer("position").notNull(),
    /** Which part of the profile or whose papers: for example `identity`, `authorized_user`, `director:<key>`. */
    section: text("section").notNull(),
    documentType: text("document_type"),
    fieldName: text("field_name").notNull(),
    dataType: text("data_type").notNull(),
    status: text("status").notNull(),
    side: text("side"),
    slot: text("slot"),
    label: text("label"),
    /** Reason for people, JSON {reason, forCustomer, forDeveloper}, sealed: binding (org, "information_questions", id, "texts"). */
    textsSealed: bytea("texts_sealed").notNull(),
    /** Digest of the value, or of the file, that the question objects to; null where nothing is there. */
    objectsTo: text("objects_to"),
    /** Why the merchant leaves it as it is, sealed: binding (org, "information_questions", id, "upheld"); null where it was not upheld. */
    upheldSealed: bytea("upheld_sealed"),
    answeredAt: instant("answered_at"),
    answeredByName: text("answered_by_name"),
    answerDocumentId: uuid("answer_document_id"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.requestId],
      foreignColumns: [informationRequests.orgId, informationRequests.id],
    }),
    index("information_questions_request").on(t.orgId, t.requestId, t.position),
    index("information_questions_customer").on(t.orgId, t.customerId),
    index("information_questions_open").on(t.orgId, t.requestId).where(sql`answered_at is null`),
    check("information_questions_type", sql`${t.dataType} in ('URI', 'DATE', 'TEXT')`),
    check("information_questions_status", sql`${t.status} in ('MISSING', 'INVALID', 'EXPIRED')`),
  ],
);

/** A secure link with which the customer itself uploads, without signing in. */
export const uploadLinks = pgTable(
  "upload_links",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    /** What may be uploaded: [{subject, slot, side}]. */
    places: jsonb("places").$type<{ subject: string; slot: string; side: string | null }[]>().notNull(),
    tokenDigest: text("token_digest").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    finishedAt: instant("finished_at"),
    revokedAt: instant("revoked_at"),
    revokedByName: text("revoked_by_name"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    unique("upload_links_token").on(t.orgId, t.tokenDigest),
    index("upload_links_digest").on(t.tokenDigest),
    index("upload_links_customer").on(t.orgId, t.customerId),
    index("upload_links_out").on(t.orgId, t.expiresAt).where(sql`finished_at is null and revoked_at is null`),
  ],
);

/** Reminders that were sent, so that each is sent once. */
export const documentReminders = pgTable(
  "document_reminders",
  {
    orgId: orgId(),
    documentId: uuid("document_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    kind: text("kind").notNull(),
    daysBefore: integer("days_before").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.documentId, t.kind, t.dueOn, t.daysBefore] }),
    check("document_reminders_kind", sql`${t.kind} in ('EXPIRY', 'ADDRESS_PROOF')`),
  ],
);

/** What a customer may not do for now. Active between `placed_at` (or `due_on` when announced ahead) and `lifted_at`. */
export const restrictions = pgTable(
  "restrictions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    name: text("name").notNull(),
    reason: text("reason").notNull(),
    requiredActions: text("required_actions").array().notNull().default(sql`'{}'::text[]`),
    /** For the merchant. */
    message: text("message").notNull(),
    /** For staff only; sealed: binding (org, "restrictions", id, "internal"). */
    internalSealed: bytea("internal_sealed"),
    placedByKind: text("placed_by_kind").notNull(),
    placedBy: uuid("placed_by"),
    placedByName: text("placed_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Announced ahead: takes effect on this day in the organisation's time zone. */
    dueOn: date("due_on", { mode: "string" }),
    /** When it took effect; null while it is only announced. */
    appliedAt: instant("applied_at"),
    liftedAt: instant("lifted_at"),
    liftedBy: uuid("lifted_by"),
    liftedByName: text("lifted_by_name"),
    liftedReason: text("lifted_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    index("restrictions_customer").on(t.orgId, t.customerId, t.id),
    uniqueIndex("restrictions_open").on(t.orgId, t.customerId, t.name, t.placedByKind).where(sql`lifted_at is null`),
    index("restrictions_due").on(t.dueOn).where(sql`applied_at is null and lifted_at is null`),
    check(
      "restrictions_name",
      sql`${t.name} in ('ALL_TRANSACTIONS', 'OUTGOING_TRANSACTIONS', 'INCOMING_TRANSACTIONS', 'SEND_MONEY',
        'INCOMING_TRANSACTIONS_AND_SEND_MONEY', 'CARD_DEPOSITS', 'CARD_AND_ACH_DEPOSITS', 'DEPOSITS',
        'OUTGOING_TRANSACTIONS_AND_CARD_DEPOSITS', 'OUTGOING_TRANSACTIONS_AND_ACH_DEPOSITS', 'DEPOSITS_AND_WITHDRAWALS',
        'CRYPTO_TRANSACTIONS', 'OTHER')`,
    ),
    check("restrictions_placed_by", sql`${t.placedByKind} in ('MERCHANT', 'COMPLIANCE', 'SYSTEM')`),
    check(
      "restrictions_merchant_names",
      sql`${t.placedByKind} <> 'MERCHANT' or ${t.name} in ('ALL_TRANSACTIONS', 'OUTGOING_TRANSACTIONS', 'INCOMING_TRANSACTIONS', 'SEND_MONEY')`,
    ),
  ],
);
