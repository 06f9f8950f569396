import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerViewDefaults, customerViews } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { memberNow } from "@/lib/auth/member-scope";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import { VIEW_LIMITS } from "./constants";
import type {
  DefaultViewInput,
  RenameViewInput,
  SaveViewInput,
  ShareViewInput,
  UpdateViewInput,
  ViewInput,
} from "./input";
import { lockView, seenViews, toView, type ViewRecord } from "./reads";
import { freeName, isSameName, mayChangeView, mayShareView } from "./rules";
import type { CustomerView } from "./types";

/** One change of an organisation's views at a time, so that names and limits hold for two people who save at once. */
async function takeTurn(tx: Tx, scope: MerchantScope): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`customer views ${scope.orgId}`}, 0))`);
}

function nameRefusal(scope: MerchantScope, seen: readonly ViewRecord[], name: string): Refusal | null {
  const same = seen.find((row) => isSameName(row.name, name));
  if (!same) return null;
  const whose = same.ownerId === scope.userId ? "One of your views" : `A view that ${same.ownerName} shares`;
  const message = `${whose} is called "${same.name}" already. Choose another name.`;
  return refuse("invalid", message, { fields: { name: message } });
}

function limitRefusal(scope: MerchantScope, seen: readonly ViewRecord[], adds: { own: boolean; shared: boolean }) {
  const own = seen.filter((row) => row.ownerId === scope.userId).length;
  const shared = seen.filter((row) => row.isShared).length;
  if (adds.own && own >= VIEW_LIMITS.own)
    return refuse("wrong_state", `You have ${VIEW_LIMITS.own} views, which is the limit. Remove one first.`);
  if (adds.shared && shared >= VIEW_LIMITS.shared)
    return refuse("wrong_state", `Your team shares ${VIEW_LIMITS.shared} views, which is the limit. Remove one first.`);
  return null;
}

const tooLate = (scope: MerchantScope, row: ViewRecord) =>
  refuse("conflict", `"${row.name}" was changed meanwhile. Look at it as it is now, or save yours as a new view.`, {
    detail: toView(scope, row),
  });

const audit = (
  tx: Tx,
  scope: MerchantScope,
  action: "view.shared" | "view.changed" | "view.removed",
  row: ViewRecord,
  what?: string,
) =>
  recordAudit(tx, scope, {
    orgId: scope.orgId,
    action,
    subject: { kind: "view", id: row.id },
    detail: { name: row.name, ...(what ? { what } : {}) },
  });

/** Changes a locked view and counts its version up. The version is repeated, so that nothing is written over unseen. */
async function change(tx: Tx, scope: MerchantScope, row: ViewRecord, part: Partial<ViewRecord>): Promise<ViewRecord> {
  const [changed] = await tx
    .update(customerViews)
    .set({ ...part, version: row.version + 1, updatedAt: clock.now() })
    .where(and(inOrg(customerViews.orgId, scope), eq(customerViews.id, row.id), eq(customerViews.version, row.version)))
    .returning();
  if (!changed) throw new Error("a locked view changed under its lock");
  return changed;
}

async function insert(
  tx: Tx,
  scope: MerchantScope,
  view: Pick<ViewRecord, "name" | "query" | "columns" | "density" | "isShared">,
): Promise<ViewRecord> {
  const now = clock.now();
  const { userId: ownerId, userName: ownerName, orgId } = scope;
  const [row] = await tx
    .insert(customerViews)
    .values({ ...view, orgId, id: ids.next(), ownerId, ownerName, createdAt: now, updatedAt: now })
    .returning();
  if (!row) throw new Error("the view just made is not there");
  if (row.isShared) await audit(tx, scope, "view.shared", row);
  return row;
}

/** Keeps what a list asks for and how it looks under a name. */
export async function saveView(scope: MerchantScope, input: SaveViewInput): Promise<Outcome<CustomerView>> {
  if (!merchantMay(scope.role, input.isShared ? "views.share" : "views.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    await takeTurn(tx, scope);
    const seen = await seenViews(tx, scope);
    const refusal =
      limitRefusal(scope, seen, { own: true, shared: input.isShared }) ?? nameRefusal(scope, seen, input.name);
    return refusal ?? ok(toView(scope, await insert(tx, scope, input)));
  });
}

/** A copy of one's own of any view that one sees. */
export async function duplicateView(scope: MerchantScope, { viewId }: ViewInput): Promise<Outcome<CustomerView>> {
  if (!merchantMay(scope.role, "views.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    await takeTurn(tx, scope);
    const row = await lockView(tx, scope, viewId);
    if (!row) return NOT_FOUND;
    const seen = await seenViews(tx, scope);
    const refusal = limitRefusal(scope, seen, { own: true, shared: false });
    if (refusal) return refusal;
    const taken = seen.map((each) => each.name);
    const { query, columns, density } = row;
    const name = freeName(row.name, taken, " copy");
    return ok(toView(scope, await insert(tx, scope, { name, query, columns, density, isShared: false })));
  });
}

/** Puts the looks of the list in place of the view's. Refused with the present view in `detail` when it was changed since. */
export async function updateView(scope: MerchantScope, input: UpdateViewInput): Promise<Outcome<CustomerView>> {
  return onView(scope, input, async (tx, row) => {
    const { query, columns, density } = input;
    const changed = await change(tx, scope, row, { query, columns, density });
    if (changed.isShared) await audit(tx, scope, "view.changed", changed, "what it shows");
    return ok(toView(scope, changed));
  });
}

export async function renameView(scope: MerchantScope, input: RenameViewInput): Promise<Outcome<CustomerView>> {
  return onView(scope, input, async (tx, row) => {
    const others = (await seenViews(tx, scope)).filter((each) => each.id !== row.id);
    const refusal = nameRefusal(scope, others, input.name);
    if (refusal) return refusal;
    const changed = await change(tx, scope, row, { name: input.name });
    if (changed.isShared) await audit(tx, scope, "view.changed", changed, `its name, before "${row.name}"`);
    return ok(toView(scope, changed));
  });
}

/** What only its owner would see is lost when they have left. */
async function leaverRefusal(tx: Tx, scope: MerchantScope, row: ViewRecord): Promise<Refusal | null> {
  if (row.ownerId === scope.userId || (await memberNow(tx, scope, row.ownerId))) return null;
  return refuse(
    "wrong_state",
    `${row.ownerName} has left, so nobody could open "${row.name}" any more. Make a copy of it, or remove it.`,
  );
}

/** Shows a view to the whole organisation, or takes it back to its owner alone. */
export async function shareView(scope: MerchantScope, input: ShareViewInput): Promise<Outcome<CustomerView>> {
  if (!merchantMay(scope.role, "views.share")) return FORBIDDEN;
  return onView(scope, input, async (tx, row) => {
    if (!mayShareView(scope, row)) return FORBIDDEN;
    if (row.isShared === input.isShared) return tooLate(scope, row);
    const refusal = input.isShared
      ? limitRefusal(scope, await seenViews(tx, scope), { own: false, shared: true })
      : await leaverRefusal(tx, scope, row);
    if (refusal) return refusal;
    const changed = await change(tx, scope, row, { isShared: input.isShared });
    if (changed.isShared) await audit(tx, scope, "view.shared", changed);
    else await audit(tx, scope, "view.changed", changed, "it is not shared any more");
    return ok(toView(scope, changed));
  });
}

/** Takes a view away from everybody who sees it. `restoreView` brings it back. */
export async function removeView(scope: MerchantScope, { viewId }: ViewInput): Promise<Outcome<CustomerView>> {
  return onView(scope, { viewId }, async (tx, row) => {
    const changed = await change(tx, scope, row, { removedAt: clock.now() });
    // Whoever removes it knows that it is gone; others who open with it are told.
    const { orgId, userId, viewId: opened } = customerViewDefaults;
    await tx
      .update(customerViewDefaults)
      .set({ viewId: null })
      .where(and(inOrg(orgId, scope), eq(userId, scope.userId), eq(opened, row.id)));
    if (changed.isShared) await audit(tx, scope, "view.removed", changed);
    return ok(toView(scope, changed));
  });
}

/** Undoes `removeView`, under another name where its own was taken meanwhile. */
export async function restoreView(scope: MerchantScope, { viewId }: ViewInput): Promise<Outcome<CustomerView>> {
  if (!merchantMay(scope.role, "views.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    await takeTurn(tx, scope);
    const row = await lockView(tx, scope, viewId, "removed");
    if (!row) return NOT_FOUND;
    if (!mayChangeView(scope, row)) return FORBIDDEN;
    const seen = await seenViews(tx, scope);
    const refusal = limitRefusal(scope, seen, { own: row.ownerId === scope.userId, shared: row.isShared });
    if (refusal) return refusal;
    const name = freeName(
      row.name,
      seen.map((each) => each.name),
    );
    const changed = await change(tx, scope, row, { name, removedAt: null });
    if (changed.isShared) await audit(tx, scope, "view.shared", changed);
    return ok(toView(scope, changed));
  });
}

/** The view that this person's list opens with; null = the plain list. */
export async function setDefaultView(scope: MerchantScope, { viewId }: DefaultViewInput): Promise<Outcome<null>> {
  if (!merchantMay(scope.role, "views.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    if (viewId !== null && !(await lockView(tx, scope, viewId))) return NOT_FOUND;
    await tx
      .insert(customerViewDefaults)
      .values({ orgId: scope.orgId, userId: scope.userId, viewId })
      .onConflictDoUpdate({ target: [customerViewDefaults.orgId, customerViewDefaults.userId], set: { viewId } });
    return ok(null);
  });
}

/** A change to a view that this person may change, as they last saw it where a version is given. */
async function onView(
  scope: MerchantScope,
  { viewId, version }: { viewId: string; version?: number },
  act: (tx: Tx, row: ViewRecord) => Promise<Outcome<CustomerView>>,
): Promise<Outcome<CustomerView>> {
  if (!merchantMay(scope.role, "views.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    await takeTurn(tx, scope);
    const row = await lockView(tx, scope, viewId);
    if (!row) return NOT_FOUND;
    if (!mayChangeView(scope, row)) return FORBIDDEN;
    if (version !== undefined && row.version !== version) return tooLate(scope, row);
    return act(tx, row);
  });
}
