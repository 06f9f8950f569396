import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerImportRows } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { memberScopeNow } from "@/lib/auth/member-scope";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { UnreadableError } from "@/lib/core/crypto";
import { fault } from "@/lib/core/fault";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { log } from "@/lib/core/log";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import { type CustomerProfile, readProfile } from "@/lib/customers/input";
import { createCustomers, refuseUnlessCreationIsOn } from "@/lib/customers/lifecycle/writes";
import { organisationFacts } from "@/lib/customers/reads";
import { IMPORT_LIMITS, type RowState } from "./constants";
import { findImport, type ImportRecord, lockImport } from "./reads";
import { findExisting } from "./reads-duplicates";
import { type ImportRowRecord, openImportedProfile, readImportRows } from "./reads-rows";
import { reviewsFrom } from "./rules";
import { identityKeys, KnownIdentities, sharedWords, type Twin } from "./rules-duplicates";
import { titleOf } from "./rules-reading";
import type { RowProblem } from "./types";
import { askToRun, setImport } from "./writes";
import { finishImport, stopImport } from "./writes-end";

type Settled = {
  line: number;
  state: Extract<RowState, "CREATED" | "FAILED" | "SKIPPED">;
  problems: RowProblem[];
  duplicateOf?: string;
};

const failed = (line: number, message: string, column = ""): Settled => ({
  line,
  state: "FAILED",
  problems: [{ column, message }],
});

/** The column that the first field at fault came from; "" where none did. */
function columnOf({ mapping, headers }: ImportRecord, fields: Readonly<Record<string, string>> = {}): string {
  const index = mapping.findIndex((target) => target !== null && target in fields);
  return index < 0 ? "" : titleOf(headers[index] ?? "", index);
}

type Ready = { row: ImportRowRecord; profile: CustomerProfile };

/** The profiles of lines as the rules of today read them: an ID may have run out since the check. */
async function readyOf(tx: Tx, scope: MerchantScope, rows: readonly ImportRowRecord[]) {
  const { today } = await organisationFacts(tx, scope);
  const ready: Ready[] = [];
  const unfit: Settled[] = [];
  for (const row of rows) {
    const reading = readAgain(row, today);
    if (reading.ok) ready.push({ row, profile: reading.profile });
    else unfit.push(failed(row.line, reading.message));
  }
  return { ready, unfit };
}

function readAgain(
  row: ImportRowRecord,
  today: string,
): { ok: true; profile: CustomerProfile } | { ok: false; message: string } {
  try {
    const reading = readProfile(openImportedProfile(row), { today, isSubdivision });
    if (reading.ok) return reading;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
  }
  return { ok: false, message: "What was read of this line no longer holds. Upload the file again." };
}

/** Customers that came since the check, by line; none are looked for where duplicates are wanted. */
async function twinsOf(tx: Tx, scope: MerchantScope, record: ImportRecord, ready: readonly Ready[]) {
  const twins = new Map<number, Twin<string>>();
  if (record.addDuplicates === "ADD") return twins;
  const keyed = ready.map(({ row, profile }) => ({
    line: row.line,
    keys: identityKeys(scope.orgId, profile),
  }));
  const existing = new KnownIdentities<string>();
  const found = await findExisting(
    tx,
    scope,
    keyed.map((one) => one.keys),
  );
  for (const { id, ...keys } of found) existing.add(keys, id);
  for (const { line, keys } of keyed) {
    const twin = existing.find(keys);
    if (twin) twins.set(line, twin);
  }
  return twins;
}

/** Creates the customers of some lines, all in the same few statements. */
async function createRows(tx: Tx, scope: MerchantScope, record: ImportRecord, rows: readonly ImportRowRecord[]) {
  const { ready, unfit } = await readyOf(tx, scope, rows);
  const twins = await twinsOf(tx, scope, record, ready);
  const skipped = ready.flatMap(({ row: { line } }): Settled[] => {
    const twin = twins.get(line);
    if (!twin) return [];
    const message = `Added meanwhile: a customer with ${sharedWords(twin.kinds, record.type as CustomerType)}`;
    return [{ line, state: "SKIPPED", duplicateOf: twin.who, problems: [{ column: "", message }] }];
  });
  const fresh = ready.filter(({ row }) => !twins.has(row.line));
  const made = await createCustomers(
    tx,
    scope,
    record.purpose as Purpose,
    fresh.map(({ row: { line, customerId }, profile }) => ({ line, customerId, profile })),
    { import: { id: record.id, reviewFrom: reviewsFrom(record, fresh.length, clock.now()) } },
  );
  const tried = made.map(
    ({ input: { line }, outcome }): Settled =>
      outcome.ok
        ? { line, state: "CREATED", problems: [] }
        : failed(line, outcome.message, columnOf(record, outcome.fields)),
  );
  return [...unfit, ...skipped, ...tried];
}

/** Writes down what became of the lines, in the transaction that made it so. */
async function settle(tx: Tx, record: ImportRecord, settled: readonly Settled[]): Promise<void> {
  const write = (lines: number[], change: Partial<typeof customerImportRows.$inferInsert>) =>
    tx
      .update(customerImportRows)
      .set({ profileSealed: null, ...change })
      .where(
        and(
          inOrg(customerImportRows.orgId, record),
          eq(customerImportRows.importId, record.id),
          sql`${customerImportRows.line} = any(${sql.param(lines)}::int[])`,
          eq(customerImportRows.state, "READY"),
        ),
      )
      .returning({ line: customerImportRows.line });
  const created = settled.filter((one) => one.state === "CREATED").map((one) => one.line);
  const moved = created.length > 0 ? await write(created, { state: "CREATED" }) : [];
  if (moved.length !== created.length) throw new Error("Lines of an import were settled twice");
  for (const { line, state, problems, duplicateOf } of settled) {
    if (state !== "CREATED") await write([line], { state, problems, ...(duplicateOf ? { duplicateOf } : {}) });
  }
  const count = (state: string) => settled.filter((one) => one.state === state).length;
  await setImport(tx, record, {
    done: record.done + settled.length,
    created: record.created + count("CREATED"),
    failed: record.failed + count("FAILED"),
  });
}

type Went = "more" | "ended";

/** The next lines in one transaction, which holds the import: two workers take turns, and a line is settled with its customer or not at all. */
async function runBatch(scope: MerchantScope, importId: string, size: number): Promise<Went> {
  return withScope(scope, async (tx) => {
    const record = await lockImport(tx, scope, importId);
    if (record?.state !== "RUNNING") return "ended";
    const allowed = await refuseUnlessCreationIsOn(tx, scope);
    if (!allowed.ok) {
      await stopImport(tx, scope, record, allowed.message);
      return "ended";
    }
    const rows = await readImportRows(tx, scope, importId, { states: ["READY"], after: 0, limit: size });
    if (rows.length === 0) {
      await finishImport(tx, scope, record);
      return "ended";
    }
    await settle(tx, record, await createRows(tx, scope, record, rows));
    fault("import.before_batch_commit");
    return "more";
  });
}

/** The database refused the data itself: trying again would end the same. */
function isRefusedData(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (/^(22|23)...$/.test(code)) return true;
  }
  return false;
}

/** Into how many parts a batch is taken apart. */
const SMALLER = 10;

/** The first line that is still ready could not be created, whatever else is tried: it is written down as such. */
async function giveUpLine(scope: MerchantScope, importId: string): Promise<void> {
  await withScope(scope, async (tx) => {
    const record = await lockImport(tx, scope, importId);
    if (record?.state !== "RUNNING") return;
    const [row] = await readImportRows(tx, scope, importId, { states: ["READY"], after: 0, limit: 1 });
    const message = "Another customer with the same data was added at the same moment. Upload this line again.";
    if (row) await settle(tx, record, [failed(row.line, message)]);
  });
}

/** A batch; where the database refuses it, in ever smaller ones, so that one line does not hold up the others. */
async function runStep(scope: MerchantScope, importId: string, size: number): Promise<Went> {
  try {
    return await runBatch(scope, importId, size);
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    if (size === 1) {
      await giveUpLine(scope, importId);
      return "more";
    }
    log.warn({ err: error, importId, size }, "a batch of an import is tried in smaller ones");
  }
  const part = Math.max(1, Math.floor(size / SMALLER));
  for (let from = 0; from < size; from += part) {
    if ((await runStep(scope, importId, part)) === "ended") return "ended";
  }
  return "more";
}

const MAY_NOT =
  "Whoever started this import may no longer add customers. Ask somebody who may to upload the file again.";

/**
 * Creates the customers of an import as the person who started it, with the role they have now, from where an interrupted attempt
 * stood. After `budgetMs` it asks for another job, so that a worker can stop in between. True while there is more to do.
 */
export async function runImport(
  scope: SystemScope,
  importId: string,
  budgetMs: number = IMPORT_LIMITS.runBudgetMs,
  batch: number = IMPORT_LIMITS.runBatch,
): Promise<boolean> {
  const until = clock.now().getTime() + budgetMs;
  for (;;) {
    const record = await withScope(scope, (tx) => findImport(tx, scope, importId));
    if (record?.state !== "RUNNING") return false;
    const member = await memberScopeNow(scope, record.startedBy ?? record.createdBy);
    if (!member || !merchantMay(member.role, "customers.import") || !merchantMay(member.role, "customers.write")) {
      await withScope(scope, async (tx) => {
        const locked = await lockImport(tx, scope, importId);
        if (locked?.state === "RUNNING") await stopImport(tx, scope, locked, MAY_NOT);
      });
      return false;
    }
    if ((await runStep(member, importId, batch)) === "ended") return false;
    fault("import.after_batch");
    if (clock.now().getTime() < until) continue;
    await withScope(scope, (tx) => askToRun(tx, record));
    return true;
  }
}
