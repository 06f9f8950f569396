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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns";
import { organisations } from "./organisations";

const byPerson = () => ({
  createdBy: uuid("created_by").notNull(),
  createdByName: text("created_by_name").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** One act on many customers, carried out by the worker. */
export const bulkRuns = pgTable(
  "bulk_runs",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    action: text("action").notNull(),
    /** What the act needs besides customers: a reason, tags, a sender. */
    params: jsonb("params").$type<Record<string, unknown>>().notNull(),
    /** In words, for people: "All that match: Status is Approved". */
    scopeWords: text("scope_words").notNull(),
    state: text("state").notNull(),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    /** The run that this one takes back. */
    undoOf: uuid("undo_of"),
    ...byPerson(),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    cancelledBy: uuid("cancelled_by"),
    cancelledByName: text("cancelled_by_name"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("bulk_runs_created").on(t.orgId, t.createdAt, t.id),
    // A run is taken back once.
    uniqueIndex("bulk_runs_undo").on(t.orgId, t.undoOf),
    foreignKey({ columns: [t.orgId, t.undoOf], foreignColumns: [t.orgId, t.id] }),
    check("bulk_runs_state", sql`${t.state} in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED')`),
  ],
);

/** One customer of a run and what came of it. */
export const bulkItems = pgTable(
  "bulk_items",
  {
    orgId: orgId(),
    runId: uuid("run_id").notNull(),
    /** From 1 on, in the order of the list. */
    ordinal: integer("ordinal").notNull(),
    customerId: uuid("customer_id").notNull(),
    state: text("state").notNull().default("WAITING"),
    /** Why it did not change, in words. */
    message: text("message"),
    /** What stood there before, as far as it is needed to take the change back. */
    before: jsonb("before").$type<Record<string, unknown>>(),
    at: instant("at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.runId, t.ordinal] }),
    uniqueIndex("bulk_items_customer").on(t.orgId, t.runId, t.customerId),
    foreignKey({ columns: [t.orgId, t.runId], foreignColumns: [bulkRuns.orgId, bulkRuns.id] }),
    check("bulk_items_state", sql`${t.state} in ('WAITING', 'CHANGED', 'UNCHANGED', 'REFUSED', 'CANCELLED')`),
  ],
);

/** A file of customers made in the background, for one person, for a while. */
export const customerExports = pgTable(
  "customer_exports",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    format: text("format").notNull(),
    /** What was asked for: the query of the list or ids, JSON. */
    selection: jsonb("selection").$type<Record<string, unknown>>().notNull(),
    scopeWords: text("scope_words").notNull(),
    /** Ids of the list's columns, in order. */
    columns: text("columns").array().notNull(),
    state: text("state").notNull(),
    rows: integer("rows").notNull().default(0),
    total: integer("total").notNull(),
    bytes: integer("bytes"),
    fileName: text("file_name").notNull(),
    blobKey: text("blob_key"),
    ...byPerson(),
    readyAt: instant("ready_at"),
    expiresAt: instant("expires_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("customer_exports_by").on(t.orgId, t.createdBy, t.createdAt),
    uniqueIndex("customer_exports_blob").on(t.orgId, t.blobKey),
    check("customer_exports_format", sql`${t.format} in ('CSV', 'XLSX')`),
    check(
      "customer_exports_state",
      sql`${t.state} in ('WAITING', 'RUNNING', 'READY', 'FAILED', 'CANCELLED', 'EXPIRED')`,
    ),
  ],
);

/** A file of customers to add. */
export const customerImports = pgTable(
  "customer_imports",
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid("id").notNull(),
    type: text("type").notNull(),
    purpose: text("purpose").notNull(),
    fileName: text("file_name").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    blobKey: text("blob_key").notNull(),
    /** How the file is written: "UTF-8", "UTF-16LE", "UTF-16BE" or "WINDOWS-1252", and the sign between its values. */
    encoding: text("encoding").notNull().default("UTF-8"),
    delimiter: text("delimiter").notNull().default(","),
    /** The titles of the file's columns, in order. */
    headers: text("headers").array().notNull(),
    /** Field path or null (left out) for each column, in order; empty until chosen. */
    mapping: jsonb("mapping").$type<(string | null)[]>().notNull(),
    /** "DMY" or "MDY" where the file writes dates in a way that can be read both ways. */
    dateOrder: text("date_order"),
    state: text("state").notNull(),
    /** Data lines, known when the file is checked. */
    total: integer("total"),
    checked: integer("checked").notNull().default(0),
    invalid: integer("invalid").notNull().default(0),
    duplicates: integer("duplicates").notNull().default(0),
    done: integer("done").notNull().default(0),
    created: integer("created").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    /** Whether lines that look like customers who are there already are added all the same. */
    addDuplicates: text("add_duplicates").notNull().default("SKIP"),
    /** Why the file as a whole cannot be used. */
    error: text("error"),
    version: integer("version").notNull().default(1),
    ...byPerson(),
    /** Who had the customers created: they are created in this person's name. */
    startedBy: uuid("started_by"),
    startedByName: text("started_by_name"),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("customer_imports_created").on(t.orgId, t.createdAt, t.id),
    uniqueIndex("customer_imports_blob").on(t.orgId, t.blobKey),
    check("customer_imports_type", sql`${t.type} in ('INDIVIDUAL', 'COMPANY')`),
    check("customer_imports_purpose", sql`${t.purpose} in ('BASIC', 'WALLET')`),
    check("customer_imports_duplicates", sql`${t.addDuplicates} in ('SKIP', 'ADD')`),
    check(
      "customer_imports_state",
      sql`${t.state} in ('UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')`,
    ),
  ],
);

/** One data line of a file. */
export const customerImportRows = pgTable(
  "customer_import_rows",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    /** As an editor numbers it: the first data line is 2. */
    line: integer("line").notNull(),
    state: text("state").notNull(),
    /** The id the customer will have: decided once, so that a line makes one customer however often it is tried. */
    customerId: uuid("customer_id").notNull(),
    /** A customer, or an earlier line, that looks the same. */
    duplicateOf: uuid("duplicate_of"),
    duplicateLine: integer("duplicate_line"),
    /** The profile as it was read, JSON, sealed: binding (org, "customer_import_rows", import id, "profile:<line>"). */
    profileSealed: bytea("profile_sealed"),
    /** By field path or column, in words. They never repeat what was typed. */
    problems: jsonb("problems").$type<{ column: string; message: string }[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.line] }),
    index("customer_import_rows_state").on(t.orgId, t.importId, t.state, t.line),
    // A customer comes from one line, and is found by it.
    uniqueIndex("customer_import_rows_customer").on(t.orgId, t.customerId),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [customerImports.orgId, customerImports.id] }),
    check(
      "customer_import_rows_state",
      sql`${t.state} in ('READY', 'INVALID', 'DUPLICATE', 'CREATED', 'SKIPPED', 'FAILED')`,
    ),
  ],
);
