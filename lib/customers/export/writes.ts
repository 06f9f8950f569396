import type { Readable } from "node:stream";
import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerExports } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { countWords, numberWords } from "@/lib/core/count-words";
import { ids, toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import { isLost } from "@/lib/core/storage/errors";
import { COLUMN_HEADERS } from "@/lib/customers/list/constants-columns";
import { organisationFacts } from "@/lib/customers/reads";
import type { CustomerSelection } from "@/lib/customers/selection/input";
import { countSelection, importFileOf } from "@/lib/customers/selection/reads";
import { selectionWords } from "@/lib/customers/selection/rules";
import { enqueueJob } from "@/lib/outbox/emit";
import { EXPORT_LIMITS, type ExportFormat } from "./constants";
import { openStoredExport, proveStoredExport } from "./gateway";
import type { AskExportInput, ExportInput } from "./input";
import { countUnderWay, type ExportRecord, lockOwnExport } from "./reads";
import { exportFileName, stateAt } from "./rules";

const NOBODY = refuse("invalid", "No customer matches any more. Change the filters, then export.");

const TOO_MANY = refuse(
  "rate_limited",
  `You have ${EXPORT_LIMITS.underWay} exports under way. Wait until one is ready, or cancel one.`,
  { retryAfterSeconds: 60 },
);

const tooLarge = (total: number) =>
  refuse(
    "too_large",
    `${countWords(total, "customer")} are more than one file takes. Filter the list down to ${numberWords(EXPORT_LIMITS.rows)}, for example by the day they were created, and export in parts.`,
  );

/** As the browser would send it again: the first page of a query, ids in their outside form. */
const kept = (selection: CustomerSelection): Record<string, unknown> =>
  selection.kind === "ids"
    ? { kind: "ids", ids: selection.ids.map((id) => toPublicId("customer", id)) }
    : { kind: "query", query: { ...selection.query, page: { at: "first" } } };

/** One person's requests come one after the other, so that the limit holds however many are sent at once. */
const oneAtATime = (tx: Tx, { userId }: MerchantScope) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export ${userId}`}, 0))`);

/** Asks for a file of all who are meant, in the order of the list and of the columns; a job makes it and tells the person. */
export async function askForExport(
  scope: MerchantScope,
  { selection, columns, format }: AskExportInput,
): Promise<Outcome<{ id: string; total: number }>> {
  if (!merchantMay(scope.role, "customers.export")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    await oneAtATime(tx, scope);
    if ((await countUnderWay(tx, scope)) >= EXPORT_LIMITS.underWay) return TOO_MANY;
    const total = await countSelection(tx, scope, selection);
    if (total === 0) return NOBODY;
    if (total > EXPORT_LIMITS.rows) return tooLarge(total);
    const { timeZone } = await organisationFacts(tx, scope);
    const id = ids.next();
    const now = clock.now();
    const about = selectionWords(selection, total, await importFileOf(tx, scope, selection));
    await tx.insert(customerExports).values({
      ...{ orgId: scope.orgId, id, format, selection: kept(selection), scopeWords: about, columns, total },
      ...{ state: "WAITING", fileName: exportFileName(format, timeZone, now) },
      ...{ createdBy: scope.userId, createdByName: scope.userName, createdAt: now },
    });
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "export.asked",
      subject: { kind: "export", id },
      detail: { about, count: total, columns: columns.map((column) => COLUMN_HEADERS[column]), format },
    });
    await enqueueJob(
      tx,
      { task: "export_customers", payload: { orgId: scope.orgId, exportId: id } },
      { key: `export:${id}` },
    );
    return ok({ id: toPublicId("export", id), total });
  });
}

/** Calls a file off that is not ready yet. Whoever makes it notices within seconds and leaves nothing behind. */
export async function cancelExport(scope: MerchantScope, { exportId }: ExportInput): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const record = await lockOwnExport(tx, scope, exportId);
    if (!record) return NOT_FOUND;
    if (record.state !== "WAITING" && record.state !== "RUNNING")
      return refuse("wrong_state", "This export has ended already. Load the page again to see how.");
    await tx
      .update(customerExports)
      .set({ state: "CANCELLED", blobKey: null, endedAt: clock.now() })
      .where(and(inOrg(customerExports.orgId, scope), eq(customerExports.id, exportId)));
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "export.cancelled",
      subject: { kind: "export", id: exportId },
      detail: { about: record.scopeWords, format: record.format },
    });
    return ok(null);
  });
}

type OpenedExport = { stream: Readable; format: ExportFormat; bytes: number; fileName: string };

const EXPIRED = refuse(
  "wrong_state",
  `This file has expired: an export is kept for ${EXPORT_LIMITS.lifeHours} hours. Export the customers again.`,
);

const LOST = refuse(
  "wrong_state",
  "This file cannot be read any more: it was changed or removed where it is stored. Export the customers again to have a new one.",
);

type StoredFile = ExportRecord & { key: string };

/** One's own file as long as it is kept, held by the transaction. */
async function ownFile(tx: Tx, scope: MerchantScope, exportId: string): Promise<Outcome<StoredFile>> {
  const record = await lockOwnExport(tx, scope, exportId);
  if (!record) return NOT_FOUND;
  const state = stateAt(record, clock.now());
  if (state === "EXPIRED") return EXPIRED;
  if (state !== "READY" || record.blobKey === null) return refuse("wrong_state", "There is no file of this export.");
  return ok({ ...record, key: record.blobKey });
}

const findFile = (scope: MerchantScope, exportId: string) => writeInScope(scope, (tx) => ownFile(tx, scope, exportId));

const recordDownload = (scope: MerchantScope, exportId: string) =>
  writeInScope(scope, async (tx) => {
    const file = await ownFile(tx, scope, exportId);
    if (!file.ok) return file;
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "export.downloaded",
      subject: { kind: "export", id: exportId },
      detail: { about: file.value.scopeWords, count: file.value.rows, format: file.value.format },
    });
    return file;
  });

/**
 * The bytes of one's own file as a stream; that it was taken is written down each time. The whole file is proven before the answer begins: one
 * that breaks off half way would leave its person without a word.
 */
export async function downloadExport(scope: MerchantScope, { exportId }: ExportInput): Promise<Outcome<OpenedExport>> {
  if (!merchantMay(scope.role, "customers.export")) return FORBIDDEN;
  const found = await findFile(scope, exportId);
  if (!found.ok) return found;
  const { key, format, bytes, fileName } = found.value;
  try {
    await proveStoredExport({ orgId: scope.orgId, key });
    const record = await recordDownload(scope, exportId);
    if (!record.ok) return record;
    const stream = await openStoredExport({ orgId: scope.orgId, key });
    return ok({ stream, format: format as ExportFormat, bytes: bytes ?? 0, fileName });
  } catch (error) {
    if (!isLost(error)) throw error;
    const now = await findFile(scope, exportId);
    // It expired meanwhile.
    if (!now.ok) return now;
    log.error({ err: error, exportId }, "the stored file of an export cannot be read");
    return LOST;
  }
}

/** Whether a refused download is of a file that is still kept but cannot be read. */
export const isLostFile = (refusal: Refusal): boolean => refusal === LOST;
