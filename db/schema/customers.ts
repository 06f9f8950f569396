import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { customerImports } from "./batches";
import { bytea, instant, keyText, orgId } from "./columns";
import { organisations } from "./organisations";

const TYPE = sql.raw(`type in ('INDIVIDUAL', 'COMPANY')`);
const PURPOSE = sql.raw(`purpose in ('BASIC', 'WALLET')`);
const SCREENING_STATES = "('NOT_SCREENED', 'MATCH', 'NO_MATCH', 'RESOLVED', 'DISMISSED', 'IN_PROGRESS')";
const STATUSES = "('PENDING_INFO', 'UNDER_REVIEW', 'APPROVED', 'SUSPENDED')";

export const customers = pgTable(
  "customers",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    type: text("type").notNull(),
    purpose: text("purpose").notNull(),
    status: text("status").notNull(),
    isEnabled: boolean("is_enabled").notNull().default(true),
    isActive: boolean("is_active").notNull().default(false),
    isWalletReady: boolean("is_wallet_ready").notNull().default(false),
    accountState: text("account_state").notNull(),
    displayName: text("display_name").notNull(),
    nameKey: keyText("name_key").notNull(),
    email: keyText("email"),
    externalId: keyText("external_id"),
    country: char("country", { length: 2 }),
    /** Orders and filters the list: an index of a column, unlike one of an expression, also counts without touching rows. */
    countryKey: keyText("country_key").notNull().generatedAlwaysAs(sql`coalesce(country::text, '')`),
    /** The whole profile, JSON, sealed: binding (org, "customers", id, "profile"). */
    profileSealed: bytea("profile_sealed").notNull(),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull().default({}),
    /** Blind indexes: ID number, tax ids, name with birth or incorporation date. */
    idIndex: text("id_index"),
    taxIndexes: text("tax_indexes").array().notNull().default(sql`'{}'::text[]`),
    birthIndex: text("birth_index"),
    missingCount: integer("missing_count").notNull().default(0),
    /** What is missing, in the words that lists filter by (`MISSING_MARKS`). */
    missingMarks: text("missing_marks").array().notNull().default(sql`'{}'::text[]`),
    /** The merchant's own. */
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    /** The day on which the first of the current documents expires. */
    documentsExpireOn: date("documents_expire_on", { mode: "string" }),
    sanctionsState: text("sanctions_state").notNull().default("NOT_SCREENED"),
    pepState: text("pep_state").notNull().default("NOT_SCREENED"),
    /** For people: why the status is what it is. */
    statusReason: text("status_reason"),
    version: integer("version").notNull().default(1),
    lastTransitionId: uuid("last_transition_id").notNull(),
    /** The import that the customer came with. */
    importId: uuid("import_id"),
    createdBy: uuid("created_by"),
    lastEditedBy: uuid("last_edited_by"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    submittedAt: instant("submitted_at"),
    reviewedAt: instant("reviewed_at"),
    deletedAt: instant("deleted_at"),
    deletedReason: text("deleted_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [customerImports.orgId, customerImports.id] }),
    uniqueIndex("customers_external_id").on(t.orgId, t.externalId).where(sql`deleted_at is null`),
    // One index for each order of the list. Where a column has few values its order goes on by creation, so the same index serves its filter.
    index("customers_by_created").on(t.orgId, t.createdAt, t.id).where(sql`deleted_at is null`),
    index("customers_by_updated").on(t.orgId, t.updatedAt, t.id).where(sql`deleted_at is null`),
    index("customers_by_name").on(t.orgId, t.nameKey, t.id).where(sql`deleted_at is null`),
    index("customers_by_status").on(t.orgId, t.status, t.createdAt, t.id).where(sql`deleted_at is null`),
    index("customers_by_status_name").on(t.orgId, t.status, t.nameKey, t.id).where(sql`deleted_at is null`),
    index("customers_by_type").on(t.orgId, t.type, t.createdAt, t.id).where(sql`deleted_at is null`),
    index("customers_by_active").on(t.orgId, t.isActive, t.createdAt, t.id).where(sql`deleted_at is null`),
    index("customers_by_enabled").on(t.orgId, t.isEnabled, t.createdAt, t.id).where(sql`deleted_at is null`),
    index("customers_by_wallet").on(t.orgId, t.isWalletReady, t.createdAt, t.id).where(sql`deleted_at is null`),
    // No counter is kept of these two: with the columns that lists also filter by behind, the index alone counts any mixture.
    index("customers_by_account")
      .on(t.orgId, t.accountState, t.createdAt, t.id, t.status, t.type, t.isActive, t.isEnabled, t.isWalletReady)
      .where(sql`deleted_at is null`),
    index("customers_by_country")
      .on(
        ...([t.orgId, t.countryKey, t.createdAt, t.id] as const),
        ...([t.accountState, t.status, t.type, t.isActive, t.isEnabled, t.isWalletReady] as const),
      )
      .where(sql`deleted_at is null`),
    index("customers_by_email")
      .on(t.orgId, sql`(case when email is null then '' else email end)`, t.id)
      .where(sql`deleted_at is null`),
    index("customers_by_external_id")
      .on(t.orgId, sql`(case when external_id is null then '' else external_id end)`, t.id)
      .where(sql`deleted_at is null`),
    index("customers_by_expiry")
      .on(t.orgId, t.documentsExpireOn, t.id)
      .where(sql`deleted_at is null and documents_expire_on is not null`),
    // What the overview counts: who left on which day, and who has waited longest for a review.
    index("customers_by_deletion").on(t.orgId, t.deletedAt).where(sql`deleted_at is not null`),
    index("customers_waiting")
      .on(t.orgId, sql`coalesce(submitted_at, created_at)`)
      .where(sql`status = 'UNDER_REVIEW' and deleted_at is null`),
    // Orders in which some customers have no value: they stand at the end of time, or before it began. Not with coalesce, as row-level
    // security takes it for something that could leak and would not let the index find anything.
    index("customers_by_first_expiry")
      .on(
        t.orgId,
        sql`(case when documents_expire_on is null then 'infinity'::date else documents_expire_on end)`,
        t.id,
      )
      .where(sql`deleted_at is null`),
    index("customers_by_review")
      .on(t.orgId, sql`(case when reviewed_at is null then '-infinity'::timestamptz else reviewed_at end)`, t.id)
      .where(sql`deleted_at is null`),
    index("customers_by_missing").on(t.orgId, t.missingCount, t.createdAt, t.id).where(sql`deleted_at is null`),
    // Counted before it was written down what they lack; none once the worker has filled it in.
    index("customers_unmarked")
      .on(t.orgId, t.id)
      .where(sql`missing_count > 0 and missing_marks = '{}'::text[] and deleted_at is null`),
    index("customers_id_index").on(t.orgId, t.idIndex),
    index("customers_birth_index").on(t.orgId, t.birthIndex),
    index("customers_tax_indexes").using("gin", t.taxIndexes),
    // The reviewers' queue, across organisations: small however many customers there are.
    index("customers_queue")
      .on(sql`coalesce(submitted_at, created_at)`, t.id)
      .where(sql`status = 'UNDER_REVIEW' and deleted_at is null`),
    check("customers_type", TYPE),
    check("customers_purpose", PURPOSE),
    check("customers_status", sql.raw(`status in ${STATUSES}`)),
    check(
      "customers_account_state",
      sql.raw(`account_state in ('APPROVAL_PENDING', 'ACTIVE', 'RESTRICTED', 'LOCKED')`),
    ),
    check("customers_sanctions_state", sql.raw(`sanctions_state in ${SCREENING_STATES}`)),
    check("customers_pep_state", sql.raw(`pep_state in ${SCREENING_STATES}`)),
    check("customers_active_only_approved", sql.raw(`not is_active or status = 'APPROVED'`)),
  ],
);

/** Every version of a profile, sealed: what a decision looked at, and what a second editor is told. */
export const customerVersions = pgTable(
  "customer_versions",
  {
    orgId: orgId(),
    customerId: uuid("customer_id").notNull(),
    version: integer("version").notNull(),
    /** Binding (org, "customer_versions", customer id, "profile:<version>"). */
    profileSealed: bytea("profile_sealed").notNull(),
    editedBy: uuid("edited_by"),
    editedByName: text("edited_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.customerId, t.version] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);

/** A change of status is a record: who, when, why, and which version and documents were looked at. */
export const customerTransitions = pgTable(
  "customer_transitions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    fromStatus: text("from_status"),
    toStatus: text("to_status").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    reasonCode: text("reason_code").notNull(),
    /** For the merchant. */
    reason: text("reason").notNull(),
    /** For staff only. */
    internalReason: text("internal_reason"),
    version: integer("version").notNull(),
    documentHashes: jsonb("document_hashes").$type<{ documentId: string; sha256: string }[]>().notNull(),
    runId: uuid("run_id"),
    /** Of a suspension: until when the person who made it may take it back. */
    undoUntil: instant("undo_until"),
    /** The second person, where one confirmed it. */
    confirmedBy: uuid("confirmed_by"),
    confirmedByName: text("confirmed_by_name"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("transitions_customer").on(t.orgId, t.customerId, t.id),
    index("transitions_at").on(t.orgId, t.at),
    check("transitions_from", sql.raw(`from_status in ${STATUSES}`)),
    check("transitions_to", sql.raw(`to_status in ${STATUSES}`)),
    check("transitions_second", sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.actorId}`),
    check("transitions_actor", sql`${t.actorKind} in ('USER', 'STAFF', 'SYSTEM', 'CUSTOMER')`),
  ],
);

export const drafts = pgTable(
  "drafts",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    /** The id the customer will have: decided once, so that a repeated submit makes one customer. */
    customerId: uuid("customer_id").notNull(),
    type: text("type").notNull(),
    purpose: text("purpose").notNull(),
    step: text("step").notNull(),
    title: text("title").notNull().default(""),
    /** Typed values as they stand and the tab that saved them, JSON, sealed: binding (org, "drafts", id, "data"). */
    dataSealed: bytea("data_sealed").notNull(),
    senderIds: uuid("sender_ids").array().notNull().default(sql`'{}'::uuid[]`),
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    updatedByName: text("updated_by_name").notNull().default(""),
    submittedAt: instant("submitted_at"),
    discardedAt: instant("discarded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("drafts_customer").on(t.orgId, t.customerId),
    check("drafts_type", TYPE),
    check("drafts_purpose", PURPOSE),
  ],
);
