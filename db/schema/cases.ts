import { sql } from "drizzle-orm";
import {
  boolean,
  check,
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
import { bytea, instant, orgId } from "./columns";
import { customers } from "./customers";
import { users } from "./people";

/**
 * A customer that a person of compliance has to look at; staff only. Open until `closed_at`. Whether it waits for the merchant or for a
 * second eye follows from the customer's status and from open proposals, so neither is stored.
 */
export const reviewCases = pgTable(
  "review_cases",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    reason: text("reason").notNull(),
    /** 0 to 100. */
    riskScore: integer("risk_score").notNull(),
    /** For the lead alone since somebody referred it. */
    isReferred: boolean("is_referred").notNull().default(false),
    assigneeId: uuid("assignee_id").references(() => users.id),
    assignedAt: instant("assigned_at"),
    snoozedUntil: instant("snoozed_until"),
    snoozeReason: text("snooze_reason"),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    openedAt: instant("opened_at").notNull(),
    /** When it last came to compliance: the clock starts anew with each answer of the merchant. */
    waitingSince: instant("waiting_since").notNull(),
    dueAt: instant("due_at").notNull(),
    closedAt: instant("closed_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    uniqueIndex("review_cases_open").on(t.orgId, t.customerId).where(sql`closed_at is null`),
    index("review_cases_customer").on(t.orgId, t.customerId, t.id),
    index("review_cases_due").on(t.dueAt, t.id).where(sql`closed_at is null`),
    index("review_cases_risk").on(t.riskScore, t.dueAt, t.id).where(sql`closed_at is null`),
    index("review_cases_assignee").on(t.assigneeId, t.dueAt).where(sql`closed_at is null`),
    check("review_cases_reason", sql`${t.reason} in ('REVIEW', 'SCREENING', 'MONITORING', 'APPEAL')`),
    check("review_cases_risk_range", sql`${t.riskScore} between 0 and 100`),
    check("review_cases_assigned", sql`(${t.assigneeId} is null) = (${t.assignedAt} is null)`),
  ],
);

/** What staff write down for each other. */
export const caseNotes = pgTable(
  "case_notes",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** The case it was written in, if there was one. */
    caseId: uuid("case_id"),
    customerId: uuid("customer_id").notNull(),
    authorId: uuid("author_id").notNull(),
    authorName: text("author_name").notNull(),
    /** Binding (org, "case_notes", id, "body"). */
    bodySealed: bytea("body_sealed").notNull(),
    mentions: uuid("mentions").array().notNull().default(sql`'{}'::uuid[]`),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.caseId], foreignColumns: [reviewCases.orgId, reviewCases.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    index("case_notes_customer").on(t.orgId, t.customerId, t.id),
  ],
);

/** A reviewer's mark on one field or one document; the newest counts while value or file are as they were then. */
export const caseFindings = pgTable(
  "case_findings",
  {
    orgId: orgId(),
    caseId: uuid("case_id").notNull(),
    /** `field:<path>`, `document:<uuid>`, or `slot:<subject>/<slot>/<side>` for a file that is not there. */
    target: text("target").notNull(),
    customerId: uuid("customer_id").notNull(),
    verdict: text("verdict").notNull(),
    /** Of a flag: MISSING, INVALID or EXPIRED. */
    status: text("status"),
    label: text("label"),
    /** Both texts, JSON, sealed: binding (org, "case_findings", case id, target). */
    textsSealed: bytea("texts_sealed"),
    /** Digest of the value, or of the file, that was looked at. */
    seenDigest: text("seen_digest").notNull(),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.caseId, t.target] }),
    foreignKey({ columns: [t.orgId, t.caseId], foreignColumns: [reviewCases.orgId, reviewCases.id] }),
    check("case_findings_verdict", sql`${t.verdict} in ('ACCEPTED', 'FLAGGED')`),
    check("case_findings_status", sql`${t.status} in ('MISSING', 'INVALID', 'EXPIRED')`),
    check("case_findings_flag", sql`(${t.verdict} = 'FLAGGED') = (${t.status} is not null)`),
  ],
);

/** A decision that takes effect when a second person confirms it. */
export const decisionProposals = pgTable(
  "decision_proposals",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    caseId: uuid("case_id").notNull(),
    decision: text("decision").notNull(),
    version: integer("version").notNull(),
    documentHashes: jsonb("document_hashes").$type<{ documentId: string; sha256: string }[]>().notNull(),
    reasonCode: text("reason_code").notNull(),
    reason: text("reason").notNull(),
    internalReason: text("internal_reason").notNull(),
    /** Why the policy asks for a second person. */
    policy: text("policy").notNull(),
    proposedBy: uuid("proposed_by").notNull(),
    proposedByName: text("proposed_by_name").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    state: text("state").notNull().default("OPEN"),
    settledBy: uuid("settled_by"),
    settledByName: text("settled_by_name"),
    settledAt: instant("settled_at"),
    settledReason: text("settled_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [t.orgId, t.caseId], foreignColumns: [reviewCases.orgId, reviewCases.id] }),
    uniqueIndex("decision_proposals_open").on(t.orgId, t.customerId).where(sql`state = 'OPEN'`),
    index("decision_proposals_customer").on(t.orgId, t.customerId, t.id),
    check("decision_proposals_decision", sql`${t.decision} in ('APPROVED', 'SUSPENDED', 'UNSUSPENDED')`),
    check("decision_proposals_state", sql`${t.state} in ('OPEN', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'STALE')`),
    check("decision_proposals_second", sql`${t.state} <> 'CONFIRMED' or ${t.settledBy} <> ${t.proposedBy}`),
    check("decision_proposals_settled", sql`(${t.state} = 'OPEN') = (${t.settledAt} is null)`),
  ],
);

/** What was answered to a decision, under the id that the browser made for it: sent again, it gets the same answer. */
export const decisionReceipts = pgTable(
  "decision_receipts",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    madeBy: uuid("made_by").notNull(),
    /** Over everything that was sent: another decision under the same id is refused. */
    inputDigest: text("input_digest").notNull(),
    answer: jsonb("answer").$type<Record<string, unknown>>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);

/** Automated review as data: what each check does, thresholds, countries, weights. Versions are never changed, only replaced. */
export const ruleSets = pgTable(
  "rule_sets",
  {
    version: integer("version").primaryKey(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    note: text("note").notNull(),
    createdBy: uuid("created_by"),
    createdByName: text("created_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    activatedAt: instant("activated_at"),
    activatedByName: text("activated_by_name"),
  },
  (t) => [index("rule_sets_active").on(t.activatedAt)],
);

/** A rule set tried on cases that were decided: what would have happened. Only what was tried can be switched on. */
export const ruleTrials = pgTable(
  "rule_trials",
  {
    id: uuid("id").primaryKey(),
    /** The version that was in force then. */
    baseVersion: integer("base_version").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    /** Digest of the content: the trial speaks for exactly that. */
    contentDigest: text("content_digest").notNull(),
    /** Counts, and the ids of what would change; no names. */
    result: jsonb("result").$type<Record<string, unknown>>().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("rule_trials_by").on(t.createdBy, t.id)],
);
