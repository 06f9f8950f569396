import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "@/lib/core/crypto";

/** An audit row as its MAC and its seal cover it: all of it. */
export type AuditRecord = {
  id: string;
  orgId: string | null;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  customerId: string | null;
  detailSealed: Buffer | null;
  requestId: string | null;
};

/** One link: the row, its number and the link before. */
export type Link = { seq: number; auditId: string; previousHash: Buffer };

/** What stands before the first link. */
export const NO_HASH: Buffer = Buffer.alloc(32);

/** The row as one text that no other row has. */
export function canonicalRow(row: AuditRecord): string {
  return JSON.stringify([
    row.id,
    row.orgId,
    row.at.toISOString(),
    row.actorKind,
    row.actorId,
    // The database stores no half characters.
    Buffer.from(row.actorName).toString(),
    row.action,
    row.subjectKind,
    row.subjectId,
    row.customerId,
    row.detailSealed?.toString("base64") ?? null,
    row.requestId,
  ]);
}

const keyed = (purpose: string, text: string): Buffer =>
  createHmac("sha256", keyFor("audit")).update(purpose).update("\n").update(text).digest();

/** Keyed digest over the whole row. */
export const rowMac = (row: AuditRecord): Buffer => keyed("row", canonicalRow(row));

/** Whether a row is as it was written, by somebody who has the key. */
export function isGenuine(row: AuditRecord & { mac: Buffer | null }): boolean {
  return row.mac !== null && row.mac.length === 32 && timingSafeEqual(row.mac, rowMac(row));
}

/** Keyed digest of a link over its number, the link before and the row's MAC, which covers the row. */
export const linkHash = (link: Link, mac: Buffer | null): Buffer =>
  keyed("link", `${link.seq}\n${link.previousHash.toString("hex")}\n${link.auditId}\n${mac?.toString("hex") ?? ""}`);

/** The end of the chain at a moment, kept outside the database. */
export type Anchor = { seq: number; hash: string; count: number; at: string };

export const anchorMac = ({ seq, hash, count, at }: Anchor): string =>
  keyed("anchor", JSON.stringify([seq, hash, count, at])).toString("hex");
