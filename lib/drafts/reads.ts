import { and, count, desc, eq, getTableColumns, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { drafts } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { TenantScope } from "@/lib/auth/scope";
import { seal, unseal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import { DRAFT_LIST_MAX } from "./constants";
import type { DraftDetail, DraftRow, DraftState, DraftValues } from "./types";

export type DraftRecord = typeof drafts.$inferSelect;

/** What rests sealed in a draft. `tab` is who saved last: an answer that got lost is no conflict with oneself. */
export type DraftContent = { values: DraftValues; visited: string[]; tab: string };

const binding = (orgId: string, draftId: string) => ({ orgId, table: "drafts", rowId: draftId, column: "data" });

export function sealContent(orgId: string, draftId: string, content: DraftContent): Buffer {
  return seal(JSON.stringify(content), binding(orgId, draftId));
}

/** Throws `UnreadableError` when the row was changed or moved outside Portico. */
export function openContent(row: Pick<DraftRecord, "orgId" | "id" | "dataSealed">): DraftContent {
  return JSON.parse(unseal(row.dataSealed, binding(row.orgId, row.id)));
}

export function stateOf(row: Pick<DraftRecord, "submittedAt" | "discardedAt">): DraftState {
  if (row.submittedAt) return "SUBMITTED";
  return row.discardedAt ? "DISCARDED" : "OPEN";
}

function toRow(row: Omit<DraftRecord, "dataSealed">): DraftRow {
  return {
    id: toPublicId("draft", row.id),
    title: row.title,
    type: row.type as CustomerType,
    purpose: row.purpose as Purpose,
    step: row.step,
    updatedAt: row.updatedAt.toISOString(),
    updatedByName: row.updatedByName || row.createdByName,
  };
}

/** A draft as its wizard needs it, by inside id; null is also the answer for another organisation's. */
export async function getDraft(tx: Tx, scope: TenantScope, draftId: string): Promise<DraftDetail | null> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(inOrg(drafts.orgId, scope), eq(drafts.id, draftId)))
    .limit(1);
  if (!row) return null;
  const content = openContent(row);
  return {
    ...toRow(row),
    state: stateOf(row),
    version: row.version,
    values: content.values,
    visited: content.visited,
    senderIds: row.senderIds.map((id) => toPublicId("sender", id)),
    customerId: toPublicId("customer", row.customerId),
  };
}

const isOpen = (owner: { orgId: string }) =>
  and(inOrg(drafts.orgId, owner), isNull(drafts.submittedAt), isNull(drafts.discardedAt));

/** How many drafts are begun and not submitted. */
export async function countOpenDrafts(tx: Tx, { orgId }: { orgId: string }): Promise<number> {
  const [row] = await openDrafts(tx, { orgId });
  return row?.n ?? 0;
}

const openDrafts = fixed((reader, owner: { orgId: string }) =>
  reader.select({ n: count() }).from(drafts).where(isOpen(owner)),
);

/** The unfinished drafts of the organisation, the last touched first. */
export async function listDrafts(tx: Tx, scope: TenantScope, most = DRAFT_LIST_MAX): Promise<DraftRow[]> {
  const { dataSealed: _sealed, ...columns } = getTableColumns(drafts);
  const rows = await tx
    .select(columns)
    .from(drafts)
    .where(isOpen(scope))
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
    .limit(most);
  return rows.map(toRow);
}
