import { sql } from "drizzle-orm";
import {
  check,
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
import { instant, orgId } from "./columns";
import { customers } from "./customers";

/** A watch list, shared by all organisations; its names stand in versions. */
export const screeningLists = pgTable(
  "screening_lists",
  {
    code: text("code").primaryKey(),
    title: text("title").notNull(),
    topic: text("topic").notNull(),
    format: text("format").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    check("screening_lists_topic", sql`${t.topic} in ('SANCTIONS', 'PEP')`),
    check("screening_lists_format", sql`${t.format} in ('OPENSANCTIONS', 'OFAC')`),
  ],
);

/** One imported file (with its companions). `imported_rows` is committed with the rows themselves, so that an import goes on where it stood. */
export const screeningListVersions = pgTable(
  "screening_list_versions",
  {
    id: uuid("id").primaryKey(),
    listCode: text("list_code")
      .notNull()
      .references(() => screeningLists.code),
    version: integer("version").notNull(),
    /** Over all its files. */
    sha256: text("sha256").notNull(),
    files: jsonb("files").$type<{ part: string; name: string; blobKey: string; bytes: number }[]>().notNull(),
    state: text("state").notNull(),
    importedRows: integer("imported_rows").notNull().default(0),
    entryCount: integer("entry_count").notNull().default(0),
    error: text("error"),
    createdBy: uuid("created_by"),
    createdByName: text("created_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    activatedAt: instant("activated_at"),
  },
  (t) => [
    unique("screening_list_versions_number").on(t.listCode, t.version),
    uniqueIndex("screening_list_versions_active").on(t.listCode).where(sql`state = 'ACTIVE'`),
    check("screening_list_versions_state", sql`${t.state} in ('IMPORTING', 'READY', 'ACTIVE', 'SUPERSEDED', 'FAILED')`),
  ],
);

export const screeningEntries = pgTable(
  "screening_entries",
  {
    versionId: uuid("version_id")
      .notNull()
      .references(() => screeningListVersions.id),
    entryId: text("entry_id").notNull(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    aliases: jsonb("aliases").$type<{ name: string; isWeak: boolean }[]>().notNull(),
    birthDates: text("birth_dates").array().notNull().default(sql`'{}'::text[]`),
    countries: text("countries").array().notNull().default(sql`'{}'::text[]`),
    programmes: text("programmes").array().notNull().default(sql`'{}'::text[]`),
    /** Blocking keys, by which candidates are found. */
    keys: text("keys").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.entryId] }),
    index("screening_entries_keys").using("gin", t.keys),
    check("screening_entries_kind", sql`${t.kind} in ('PERSON', 'COMPANY', 'OTHER')`),
  ],
);

/** One pass over one version of a customer against the versions of the lists that were in force; staff only. */
export const screenings = pgTable(
  "screenings",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    version: integer("version").notNull(),
    listVersions: uuid("list_versions").array().notNull(),
    threshold: integer("threshold").notNull(),
    hitCount: integer("hit_count").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    index("screenings_customer").on(t.orgId, t.customerId, t.id),
  ],
);

/** A name of the customer that may be one of a list; staff only. */
export const screeningHits = pgTable(
  "screening_hits",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    screeningId: uuid("screening_id").notNull(),
    /** customer, authorized_user, director:<key>, owner:<key>. */
    party: text("party").notNull(),
    /** Digest of what was compared (name, birth date, countries): a dismissed hit returns only when it changes. */
    partyDigest: text("party_digest").notNull(),
    listCode: text("list_code").notNull(),
    versionId: uuid("version_id").notNull(),
    entryId: text("entry_id").notNull(),
    /** The entry as it stood: a decision stands up after the list has moved on. */
    entry: jsonb("entry").$type<Record<string, unknown>>().notNull(),
    score: integer("score").notNull(),
    explanation: jsonb("explanation").$type<Record<string, unknown>[]>().notNull(),
    state: text("state").notNull(),
    settledBy: uuid("settled_by"),
    settledByName: text("settled_by_name"),
    settledAt: instant("settled_at"),
    settledReason: text("settled_reason"),
    /** Gone from the newest screening: the list or the customer changed. */
    endedAt: instant("ended_at"),
    rowVersion: integer("row_version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [t.orgId, t.screeningId], foreignColumns: [screenings.orgId, screenings.id] }),
    uniqueIndex("screening_hits_current")
      .on(t.orgId, t.customerId, t.party, t.listCode, t.entryId)
      .where(sql`ended_at is null`),
    check("screening_hits_state", sql`${t.state} in ('MATCH', 'IN_PROGRESS', 'RESOLVED', 'DISMISSED')`),
    check("screening_hits_score", sql`${t.score} between 0 and 100`),
  ],
);
