import { and, asc, desc, eq, gt, gte, inArray, lte, ne, or } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { auditEvents, customerTransitions, customerVersions, documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { unseal } from "@/lib/core/crypto";
import type { CustomerStatus, CustomerType } from "@/lib/customers/constants";
import { pathLabel } from "@/lib/customers/detail/rules-labels";
import { versionBinding } from "@/lib/customers/lifecycle/columns";
import type { CustomerRecord } from "@/lib/customers/reads";
import { changedPaths } from "@/lib/customers/rules-changes";
import type { Side } from "@/lib/documents/constants";
import { isUnchanged, paperTitle } from "./rules-changes";
import type { DecisionChange, DocumentChange } from "./types";

/** Inside ids. `transitionId` is what a page showed; `since` stands for it where only a time was kept. */
export type LookedAt = {
  version: number;
  transitionId?: string;
  since?: Date;
  documents: { documentId: string; sha256: string; issuedOn?: string | null; expiresOn?: string | null }[];
};

async function changedFields(tx: Tx, customer: CustomerRecord, version: number): Promise<DecisionChange["fields"]> {
  if (customer.version === version) return [];
  const rows = await tx
    .select()
    .from(customerVersions)
    .where(
      and(
        inOrg(customerVersions.orgId, customer),
        eq(customerVersions.customerId, customer.id),
        gte(customerVersions.version, version),
        lte(customerVersions.version, customer.version),
      ),
    )
    .orderBy(asc(customerVersions.version));
  const open = (row: (typeof rows)[number]): unknown =>
    JSON.parse(unseal(row.profileSealed, versionBinding(row.orgId, row.customerId, row.version)));
  const found = new Map<string, DecisionChange["fields"][number]>();
  let before: unknown = rows[0] ? open(rows[0]) : {};
  for (const row of rows.slice(1)) {
    const after = open(row);
    for (const path of changedPaths(before, after)) {
      const label = pathLabel(customer.type as CustomerType, path);
      // A twin bears the label of its field: one line is enough, the newest editor stands in it.
      found.set(label, { path, label, byName: row.editedByName, at: row.createdAt.toISOString() });
    }
    before = after;
  }
  return [...found.values()];
}

/** Who took files away or corrected them: only the log knows. */
async function handledBy(tx: Tx, customer: CustomerRecord, documentIds: string[]) {
  if (documentIds.length === 0) return new Map<string, { byName: string; at: string }>();
  const rows = await tx
    .select({ documentId: auditEvents.subjectId, byName: auditEvents.actorName, at: auditEvents.at })
    .from(auditEvents)
    .where(
      and(
        inOrg(auditEvents.orgId, customer),
        eq(auditEvents.customerId, customer.id),
        inArray(auditEvents.action, ["document.removed", "document.corrected"]),
        inArray(auditEvents.subjectId, documentIds),
      ),
    )
    .orderBy(asc(auditEvents.id));
  return new Map(rows.map((row) => [row.documentId ?? "", { byName: row.byName, at: row.at.toISOString() }]));
}

async function changedDocuments(tx: Tx, customer: CustomerRecord, seen: LookedAt): Promise<DocumentChange[]> {
  const rows = await tx
    .select()
    .from(documents)
    .where(and(inOrg(documents.orgId, customer), eq(documents.customerId, customer.id)))
    .orderBy(asc(documents.id));
  const known = new Map(seen.documents.map((document) => [document.documentId, document]));
  const current = rows.filter((row) => row.state === "CURRENT");
  const gone = rows.filter((row) => row.state !== "CURRENT" && known.has(row.id));
  const placeOf = (row: (typeof rows)[number]) => `${row.subject}/${row.slot}/${row.side}`;
  const filled = new Set(current.map(placeOf));
  // What was replaced and the replacement taken away is gone as well: named by the file that was taken away last.
  const removed = gone.flatMap((row) => {
    if (row.state === "REMOVED") return [row];
    if (filled.has(placeOf(row))) return [];
    return [rows.findLast((other) => other.state === "REMOVED" && placeOf(other) === placeOf(row)) ?? row];
  });
  const kept = current.filter((row) => known.has(row.id));
  const handled = await handledBy(
    tx,
    customer,
    [...removed, ...kept].map((row) => row.id),
  );
  const corrected = kept.filter((row) => {
    const was = known.get(row.id);
    // Where no dates were kept, the log tells whether they were corrected since.
    if (seen.since) return (handled.get(row.id)?.at ?? "") > seen.since.toISOString();
    return was?.issuedOn !== row.issuedOn || was.expiresOn !== row.expiresOn;
  });
  const replacedPlaces = new Set(gone.filter((row) => row.state === "REPLACED").map(placeOf));
  const describe = (row: (typeof rows)[number], change: DocumentChange["change"]): DocumentChange => {
    const by = change === "ADDED" || change === "REPLACED" ? null : handled.get(row.id);
    return {
      title: paperTitle(row),
      side: row.side as Side,
      change,
      byName: by === null ? row.createdByName : (by?.byName ?? null),
      at: by === null ? row.createdAt.toISOString() : (by?.at ?? row.endedAt?.toISOString() ?? null),
    };
  };
  return [
    ...current
      .filter((row) => known.get(row.id)?.sha256 !== row.sha256)
      .map((row) => describe(row, replacedPlaces.has(placeOf(row)) ? "REPLACED" : "ADDED")),
    ...removed.map((row) => describe(row, "REMOVED")),
    ...corrected.map((row) => describe(row, "CORRECTED")),
  ];
}

async function transitionsSince(
  tx: Tx,
  customer: CustomerRecord,
  { transitionId, since }: LookedAt,
): Promise<DecisionChange["transitions"]> {
  if (transitionId === customer.lastTransitionId || (!transitionId && !since)) return [];
  const newer = transitionId
    ? // The newest one was not seen, whatever the order of ids made at the same instant.
      or(gt(customerTransitions.id, transitionId), eq(customerTransitions.id, customer.lastTransitionId))
    : gt(customerTransitions.at, since ?? new Date(0));
  const rows = await tx
    .select()
    .from(customerTransitions)
    .where(
      and(
        inOrg(customerTransitions.orgId, customer),
        eq(customerTransitions.customerId, customer.id),
        newer,
        transitionId ? ne(customerTransitions.id, transitionId) : undefined,
      ),
    )
    .orderBy(desc(customerTransitions.id))
    .limit(5);
  return rows.reverse().map((row) => ({
    from: row.fromStatus as CustomerStatus | null,
    to: row.toStatus as CustomerStatus,
    byName: row.actorName,
    at: row.at.toISOString(),
  }));
}

/** What is different from what was looked at: fields, files, status; null when it is all as it was. */
export async function whatChanged(tx: Tx, customer: CustomerRecord, seen: LookedAt): Promise<DecisionChange | null> {
  const change: DecisionChange = {
    kind: "changed",
    fields: await changedFields(tx, customer, seen.version),
    documents: await changedDocuments(tx, customer, seen),
    transitions: await transitionsSince(tx, customer, seen),
  };
  if (!isUnchanged(change)) return change;
  // Edited and put back is still another version, and a page must not decide on one that never was.
  return customer.version === seen.version ? null : { ...change, fields: [unnamedEdit(customer)] };
}

const unnamedEdit = (customer: CustomerRecord) => ({
  path: "",
  label: "the profile",
  byName: "Somebody",
  at: customer.updatedAt.toISOString(),
});
