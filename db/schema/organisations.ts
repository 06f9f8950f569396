import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant, keyText, orgId } from "./columns";
import { users } from "./people";

export const organisations = pgTable(
  "organisations",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    nameKey: keyText("name_key").notNull().unique(),
    contactEmail: text("contact_email").notNull(),
    timeZone: text("time_zone").notNull().default("UTC"),
    canCreateCustomers: boolean("can_create_customers").notNull().default(false),
    hasSenderValidation: boolean("has_sender_validation").notNull().default(false),
    hasReliance: boolean("has_reliance").notNull().default(false),
    requiresTotp: boolean("requires_totp").notNull().default(false),
    /** How long compliance takes at most, in hours. */
    slaHours: integer("sla_hours").notNull().default(24),
    /** When a decision needs a second person: ALWAYS, from the risk below on (RISK), NEVER. */
    secondEye: text("second_eye").notNull().default("RISK"),
    secondEyeRisk: integer("second_eye_risk").notNull().default(70),
    /** From which score on a name counts as a hit, 0 to 100. */
    screeningThreshold: integer("screening_threshold").notNull().default(85),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    suspendedAt: instant("suspended_at"),
  },
  (t) => [
    check("organisations_sla", sql`${t.slaHours} between 1 and 720`),
    check("organisations_second_eye", sql`${t.secondEye} in ('ALWAYS', 'RISK', 'NEVER')`),
    check("organisations_second_eye_risk", sql`${t.secondEyeRisk} between 0 and 100`),
    check("organisations_screening_threshold", sql`${t.screeningThreshold} between 50 and 100`),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    orgId: orgId().references(() => organisations.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId] }),
    index("memberships_user").on(t.userId),
    check("memberships_role", sql`${t.role} in ('owner', 'admin', 'maker', 'developer', 'viewer')`),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    tokenDigest: text("token_digest").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("invitations_token").on(t.orgId, t.tokenDigest),
    index("invitations_digest").on(t.tokenDigest),
    uniqueIndex("invitations_open").on(t.orgId, t.email).where(sql`accepted_at is null and revoked_at is null`),
    check("invitations_role", sql`${t.role} in ('owner', 'admin', 'maker', 'developer', 'viewer')`),
  ],
);

export const auditEvents = pgTable(
  "audit_events",
  {
    id: uuid("id").primaryKey(),
    /** Null for what belongs to no organisation, for example a sign-in of platform staff. */
    orgId: uuid("org_id").references(() => organisations.id),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id"),
    customerId: uuid("customer_id"),
    detailSealed: bytea("detail_sealed"),
    requestId: text("request_id"),
    /** Keyed digest over the whole row: nobody without the key writes or changes one unseen. */
    mac: bytea("mac"),
  },
  (t) => [
    index("audit_customer").on(t.orgId, t.customerId, t.id),
    index("audit_org").on(t.orgId, t.id),
    index("audit_action").on(t.action, t.id),
    index("audit_actor").on(t.actorId, t.id),
    check("audit_actor_kind", sql`${t.actorKind} in ('USER', 'STAFF', 'SYSTEM', 'CUSTOMER')`),
  ],
);

export const outboxEvents = pgTable(
  "outbox_events",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    type: text("type").notNull(),
    subjectId: uuid("subject_id").notNull(),
    payloadSealed: bytea("payload_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const mails = pgTable(
  "mails",
  {
    id: uuid("id").primaryKey(),
    orgId: uuid("org_id").references(() => organisations.id),
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    /** HTML and text; sealed because they carry links that sign somebody in. Emptied once sent by SMTP. */
    bodySealed: bytea("body_sealed"),
    state: text("state").notNull().default("QUEUED"),
    error: text("error"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    index("mails_org").on(t.orgId, t.id),
    check("mails_state", sql`${t.state} in ('QUEUED', 'SENT', 'CAPTURED', 'FAILED')`),
  ],
);
