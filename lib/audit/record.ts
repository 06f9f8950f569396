import { insertRows } from "@/db/insert-rows";
import { auditEvents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { Scope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal, unseal } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { rowMac } from "./chain";
import type { AuditAction } from "./constants";

export type Actor = { kind: "USER" | "STAFF" | "SYSTEM" | "CUSTOMER"; id: string | null; name: string };

/** Who acts, as audit rows and transitions write it. */
export function actorOf(scope: Scope): Actor {
  switch (scope.kind) {
    case "merchant":
      return { kind: "USER", id: scope.userId, name: scope.userName };
    case "reviewer":
    case "operator":
      return { kind: "STAFF", id: scope.userId, name: scope.userName };
    case "hosted":
      return { kind: "CUSTOMER", id: null, name: "Customer, by secure link" };
    default:
      return { kind: "SYSTEM", id: null, name: "Portico" };
  }
}

export type AuditEntry = {
  orgId: string | null;
  action: AuditAction;
  subject: { kind: string; id: string | null };
  customerId?: string;
  /** What changed: field paths, reasons, counts. Sealed, because reasons may carry personal data. */
  detail?: Record<string, unknown>;
  /** When the scope does not name the person, for example while signing in. */
  actor?: Actor;
};

const binding = (orgId: string | null, id: string) => ({
  orgId: orgId ?? "",
  table: "audit_events",
  rowId: id,
  column: "detail",
});

/** Writes one audit row in the caller's transaction. */
export const recordAudit = (tx: Tx, scope: Scope, entry: AuditEntry): Promise<void> => recordAudits(tx, scope, [entry]);

/** `recordAudit` for several in one statement; at least one. */
export async function recordAudits(tx: Tx, scope: Scope, entries: readonly AuditEntry[]): Promise<void> {
  await insertRows(
    tx,
    auditEvents,
    entries.map((entry) => auditRow(scope, ids.next(), entry)),
  );
}

/** Writes the row under an id known beforehand; false when it stands already, so that what it records happens once. */
export async function recordAuditOnce(tx: Tx, scope: Scope, id: string, entry: AuditEntry): Promise<boolean> {
  const rows = await tx
    .insert(auditEvents)
    .values(auditRow(scope, id, entry))
    .onConflictDoNothing()
    .returning({ id: auditEvents.id });
  return rows.length === 1;
}

function auditRow(scope: Scope, id: string, entry: AuditEntry): typeof auditEvents.$inferInsert {
  const actor = entry.actor ?? actorOf(scope);
  const row = {
    id,
    orgId: entry.orgId,
    at: clock.now(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    customerId: entry.customerId ?? null,
    detailSealed: entry.detail ? seal(JSON.stringify(entry.detail), binding(entry.orgId, id)) : null,
    requestId: scope.requestId,
  };
  return { ...row, mac: rowMac(row) };
}

/** Opens the detail of an audit row. Throws `UnreadableError` when it was changed or moved. */
export function openAuditDetail(row: {
  id: string;
  orgId: string | null;
  detailSealed: Buffer | null;
}): Record<string, unknown> {
  return row.detailSealed ? JSON.parse(unseal(row.detailSealed, binding(row.orgId, row.id))) : {};
}
