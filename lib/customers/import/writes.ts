import { and, eq, inArray, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerImportRows, customerImports } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import type { CustomerType } from "@/lib/customers/constants";
import { refuseUnlessCreationIsOn } from "@/lib/customers/lifecycle/writes";
import { enqueueJob } from "@/lib/outbox/emit";
import { IMPORT_STATE_LABELS, type ImportState, type RowState } from "./constants";
import type { CancelImportInput, ChangeColumnsInput, MatchColumnsInput, RunImportInput } from "./input";
import { type ImportRecord, lockImport } from "./reads";
import { mappingProblem } from "./rules-mapping";

type Done = { id: string; state: ImportState };

function wrongState(record: ImportRecord): Refusal {
  const words = IMPORT_STATE_LABELS[record.state as ImportState].toLowerCase();
  return refuse("wrong_state", `This is not possible now: the import is "${words}". The page shows what stands.`);
}

const CHANGED = refuse("conflict", "Somebody else has just changed this import. Look at it again.");

/** Changes an import whose row is locked by the caller. */
export async function setImport(
  tx: Tx,
  record: ImportRecord,
  change: Partial<typeof customerImports.$inferInsert>,
): Promise<void> {
  await tx
    .update(customerImports)
    .set(change)
    .where(and(inOrg(customerImports.orgId, record), eq(customerImports.id, record.id)));
}

/** Moves all lines that are in some states to another; what was read of them goes with it, unless they are to be created. */
async function moveRows(tx: Tx, record: ImportRecord, from: RowState[], to: RowState): Promise<void> {
  await tx
    .update(customerImportRows)
    .set({ state: to, ...(to === "READY" ? {} : { profileSealed: null }) })
    .where(
      and(
        inOrg(customerImportRows.orgId, record),
        eq(customerImportRows.importId, record.id),
        inArray(customerImportRows.state, from),
      ),
    );
}

/** Ends an import before its last line: what was created stays, the other lines are left out. The row is locked by the caller. */
export async function endEarly(tx: Tx, record: ImportRecord, state: "CANCELLED" | "FAILED", error: string | null) {
  await moveRows(tx, record, ["READY", "DUPLICATE"], "SKIPPED");
  await setImport(tx, record, { state, error, endedAt: clock.now(), version: record.version + 1 });
}

type Step = (tx: Tx, record: ImportRecord) => Promise<Outcome<Done>>;

/** One step of a person with an import, alone with it and on what they saw. */
function step(
  scope: MerchantScope,
  input: { importId: string; version?: number },
  during: readonly ImportState[],
  body: Step,
): Promise<Outcome<Done>> {
  return writeInScope(scope, async (tx): Promise<Outcome<Done>> => {
    if (!merchantMay(scope.role, "customers.import")) return FORBIDDEN;
    const record = await lockImport(tx, scope, input.importId);
    if (!record) return NOT_FOUND;
    if (!during.includes(record.state as ImportState)) return wrongState(record);
    if (input.version !== undefined && input.version !== record.version) return CHANGED;
    return body(tx, record);
  });
}

const done = (record: ImportRecord, state: ImportState) => ok({ id: toPublicId("import", record.id), state });

/** Says what each column is for and has every line checked. Nothing is created. */
export async function matchColumns(scope: MerchantScope, input: MatchColumnsInput): Promise<Outcome<Done>> {
  return step(scope, input, ["UPLOADED"], async (tx, record) => {
    const problem = mappingProblem(record.type as CustomerType, record.headers, input.mapping);
    if (problem) return refuse("invalid", problem);
    await setImport(tx, record, {
      ...{ mapping: input.mapping, dateOrder: input.dateOrder, state: "CHECKING", version: record.version + 1 },
      ...{ checked: 0, invalid: 0, duplicates: 0, error: null },
    });
    const payload = { orgId: record.orgId, importId: record.id };
    await enqueueJob(tx, { task: "check_import", payload }, { key: `import:${record.id}` });
    return done(record, "CHECKING");
  });
}

/** Back to the columns, after the lines were checked. */
export async function changeColumns(scope: MerchantScope, input: ChangeColumnsInput): Promise<Outcome<Done>> {
  return step(scope, input, ["CHECKED"], async (tx, record) => {
    await setImport(tx, record, { state: "UPLOADED", version: record.version + 1 });
    return done(record, "UPLOADED");
  });
}

/** Has the lines that are ready created, in the name of who asks. */
export async function startImport(scope: MerchantScope, input: RunImportInput): Promise<Outcome<Done>> {
  return step(scope, input, ["CHECKED"], async (tx, record) => {
    const allowed = await refuseUnlessCreationIsOn(tx, scope);
    if (!allowed.ok) return allowed;
    await moveRows(tx, record, ["DUPLICATE"], input.duplicates === "ADD" ? "READY" : "SKIPPED");
    const [ready] = await tx
      .select({ n: sql<number>`count(*)::int` })
      .from(customerImportRows)
      .where(
        and(
          inOrg(customerImportRows.orgId, scope),
          eq(customerImportRows.importId, record.id),
          eq(customerImportRows.state, "READY"),
        ),
      );
    const lines = ready?.n ?? 0;
    if (lines === 0)
      return refuse("wrong_state", "No line is ready to be imported. Correct the file and upload it again.");
    await setImport(tx, record, {
      ...{ state: "RUNNING", addDuplicates: input.duplicates, version: record.version + 1, startedAt: clock.now() },
      ...{ startedBy: scope.userId, startedByName: scope.userName, done: 0, created: 0, failed: 0 },
    });
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "import.started",
      subject: { kind: "import", id: record.id },
      detail: { file: record.fileName, lines, duplicates: input.duplicates },
    });
    await askToRun(tx, record);
    return done(record, "RUNNING");
  });
}

/** Asks for the next part of a running import. */
export const askToRun = (tx: Tx, { orgId, id }: Pick<ImportRecord, "orgId" | "id">) =>
  enqueueJob(tx, { task: "run_import", payload: { orgId, importId: id } }, { key: `import:${id}` });

/** Gives an import up. Customers that it has created stay. */
export async function cancelImport(scope: MerchantScope, input: CancelImportInput): Promise<Outcome<Done>> {
  return step(scope, input, ["UPLOADED", "CHECKING", "CHECKED", "RUNNING"], async (tx, record) => {
    await endEarly(tx, record, "CANCELLED", null);
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "import.cancelled",
      subject: { kind: "import", id: record.id },
      detail: { file: record.fileName, created: record.created },
    });
    return done(record, "CANCELLED");
  });
}
