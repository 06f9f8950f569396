import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerExports } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { countWords } from "@/lib/core/count-words";
import { newBlobKey } from "@/lib/core/storage/driver";
import { notify } from "@/lib/notifications/writes";
import { EXPORT_LIMITS, EXPORTS_PATH } from "./constants";
import { dropStoredExport } from "./gateway";
import { type ExportRecord, lockExport } from "./reads";

/** One try at making a file. Its key is kept before a byte is written: only whoever holds the newest key may finish, and what it left is found again. */
export type Attempt = { record: ExportRecord; key: string };

type Change = Partial<typeof customerExports.$inferInsert>;

/** Changes the export as long as it is this attempt that makes it; false when it was cancelled or another process took over. */
async function change(tx: Tx, { record: { orgId, id }, key }: Attempt, to: Change): Promise<boolean> {
  const rows = await tx
    .update(customerExports)
    .set(to)
    .where(
      and(
        inOrg(customerExports.orgId, { orgId }),
        eq(customerExports.id, id),
        eq(customerExports.state, "RUNNING"),
        eq(customerExports.blobKey, key),
      ),
    )
    .returning({ id: customerExports.id });
  return rows.length === 1;
}

/** Begins anew, from the first row on, whatever an earlier try left; null when nothing is to be made any more. */
export async function beginAttempt(scope: SystemScope, exportId: string): Promise<Attempt | null> {
  const key = newBlobKey();
  const found = await withScope(scope, async (tx) => {
    const record = await lockExport(tx, scope, exportId);
    if (!record || (record.state !== "WAITING" && record.state !== "RUNNING")) return null;
    await tx
      .update(customerExports)
      .set({ state: "RUNNING", rows: 0, blobKey: key })
      .where(and(inOrg(customerExports.orgId, scope), eq(customerExports.id, exportId)));
    return record;
  });
  if (!found) return null;
  if (found.blobKey) await dropStoredExport(found.blobKey);
  return { record: found, key };
}

/** Says how far it is; false when this attempt should stop. */
export const tellProgress = (scope: SystemScope, attempt: Attempt, rows: number): Promise<boolean> =>
  withScope(scope, (tx) => change(tx, attempt, { rows }));

/** The file is there for a day, and its person is told; false, and no file, when nobody waits for this one any more. */
export async function finishAttempt(
  scope: SystemScope,
  attempt: Attempt,
  file: { rows: number; bytes: number },
): Promise<boolean> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + EXPORT_LIMITS.lifeHours * 3_600_000);
  const isDone = await withScope(scope, async (tx) => {
    const times = { readyAt: now, endedAt: now, expiresAt };
    if (!(await change(tx, attempt, { state: "READY", ...file, ...times }))) return false;
    const { orgId, createdBy, fileName } = attempt.record;
    await notify(tx, scope, {
      ...{ orgId, kind: "batch.finished", href: EXPORTS_PATH, to: { userIds: [createdBy] }, isRoutine: true },
      title: `Your export of ${countWords(file.rows, "customer")} is ready`,
      body: `Download ${fileName} within ${EXPORT_LIMITS.lifeHours} hours.`,
    });
    return true;
  });
  if (!isDone) await dropStoredExport(attempt.key);
  return isDone;
}

/** Ends it without a file and says why. */
export async function failAttempt(scope: SystemScope, attempt: Attempt, why: string): Promise<void> {
  await withScope(scope, async (tx) => {
    if (!(await change(tx, attempt, { state: "FAILED", blobKey: null, endedAt: clock.now() }))) return;
    const { orgId, createdBy, scopeWords } = attempt.record;
    await notify(tx, scope, {
      ...{ orgId, kind: "batch.finished", href: EXPORTS_PATH, to: { userIds: [createdBy] }, isRoutine: true },
      title: "An export of customers could not be made",
      body: `${scopeWords}. ${why}`,
    });
  });
  await dropStoredExport(attempt.key);
}
