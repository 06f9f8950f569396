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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns";
import { customers, drafts } from "./customers";

export type DocumentPage = { blobKey: string; width: number; height: number; bytes: number; mime: string };

export const documents = pgTable(
  "documents",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id"),
    draftId: uuid("draft_id"),
    /** Whose: customer, authorized_user, director:<key>, owner:<key>. */
    subject: text("subject").notNull(),
    slot: text("slot").notNull(),
    docType: text("doc_type").notNull(),
    side: text("side").notNull(),
    state: text("state").notNull().default("CURRENT"),
    review: text("review").notNull().default("PENDING"),
    rejectLabel: text("reject_label"),
    issuedOn: date("issued_on", { mode: "string" }),
    expiresOn: date("expires_on", { mode: "string" }),
    /** Binding (org, "documents", id, "file_name"). */
    fileNameSealed: bytea("file_name_sealed").notNull(),
    mime: text("mime").notNull(),
    bytes: integer("bytes").notNull(),
    /** Of the original as it was sent. */
    sha256: text("sha256").notNull(),
    blobKey: text("blob_key").notNull(),
    pages: jsonb("pages").$type<DocumentPage[]>().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [t.orgId, t.draftId], foreignColumns: [drafts.orgId, drafts.id] }),
    index("documents_customer").on(t.orgId, t.customerId),
    index("documents_draft").on(t.orgId, t.draftId),
    index("documents_sha256").on(t.orgId, t.sha256),
    // Reviewers name a document without its organisation.
    index("documents_id").on(t.id),
    uniqueIndex("documents_blob").on(t.orgId, t.blobKey),
    check("documents_belongs", sql`num_nonnulls(${t.customerId}, ${t.draftId}) >= 1`),
    check("documents_state", sql`${t.state} in ('CURRENT', 'REPLACED', 'REMOVED')`),
    check("documents_review", sql`${t.review} in ('PENDING', 'ACCEPTED', 'REJECTED')`),
    check("documents_side", sql`${t.side} in ('FRONT', 'BACK', 'SINGLE')`),
  ],
);

/** What the machine-readable zone of an identity document says; staff only. */
export const documentReadings = pgTable(
  "document_readings",
  {
    orgId: orgId(),
    documentId: uuid("document_id").notNull(),
    customerId: uuid("customer_id"),
    state: text("state").notNull(),
    format: text("format"),
    page: integer("page"),
    /** Lines and fields, JSON, sealed: binding (org, "document_readings", document id, "reading"). */
    readingSealed: bytea("reading_sealed"),
    readerVersion: integer("reader_version").notNull(),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.documentId] }),
    foreignKey({ columns: [t.orgId, t.documentId], foreignColumns: [documents.orgId, documents.id] }),
    check("document_readings_state", sql`${t.state} in ('READ', 'NONE', 'UNSURE')`),
    check("document_readings_format", sql`${t.format} in ('TD1', 'TD2', 'TD3')`),
  ],
);
