import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerImportRows, customerImports } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { SystemScope } from "@/lib/auth/scope";
import { seal } from "@/lib/core/crypto";
import { fault } from "@/lib/core/fault";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { ids } from "@/lib/core/ids";
import { isLost } from "@/lib/core/storage/errors";
import type { CustomerType } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { organisationFacts } from "@/lib/customers/reads";
import { type DateOrder, type Delimiter, type Encoding, IMPORT_LIMITS } from "./constants";
import { csvLines } from "./gateway-csv";
import { openImportFile } from "./gateway-store";
import { findImport, type ImportRecord, lockImport } from "./reads";
import { findExisting } from "./reads-duplicates";
import { importRowBinding } from "./reads-rows";
import { ImportFileError } from "./rules";
import { type IdentityKeys, identityKeys, KnownIdentities, sharedWords, type Twin } from "./rules-duplicates";
import { type LineReader, lineReader } from "./rules-reading";
import type { RowProblem } from "./types";
import { endEarly, setImport } from "./writes";

/** Thrown when another process checks the same import, or it was cancelled: this one stops. */
class CheckTakenOverError extends Error {
  constructor() {
    super("The check of this import goes on elsewhere, or was called off");
    this.name = "CheckTakenOverError";
  }
}

type Checked = {
  line: number;
  customerId: string;
  problems: RowProblem[];
  profile: CustomerProfile | null;
  keys: IdentityKeys | null;
  /** An earlier line that looks the same. */
  twinLine: Twin<number> | null;
};

type RowValues = typeof customerImportRows.$inferInsert;

const GONE = "The file can no longer be read. Upload it again.";

async function readerOf(scope: SystemScope, record: ImportRecord): Promise<LineReader> {
  const { today } = await withScope(scope, (tx) => organisationFacts(tx, scope));
  return lineReader({
    type: record.type as CustomerType,
    titles: record.headers,
    mapping: record.mapping,
    dateOrder: record.dateOrder as DateOrder | null,
    context: { today, isSubdivision },
  });
}

async function* linesOf(record: ImportRecord) {
  const bytes = await openImportFile(record.orgId, record.blobKey);
  const format = { encoding: record.encoding as Encoding, delimiter: record.delimiter as Delimiter };
  let isTitles = true;
  for await (const line of csvLines(bytes, format)) {
    if (!isTitles) yield line;
    isTitles = false;
  }
}

function rowOf(record: ImportRecord, checked: Checked, existing: KnownIdentities<string>): RowValues {
  const { orgId, id: importId } = record;
  const { line, customerId, profile, keys, twinLine } = checked;
  const base = { orgId, importId, line, customerId, duplicateOf: null, duplicateLine: null };
  if (!profile || !keys) return { ...base, state: "INVALID", problems: checked.problems, profileSealed: null };
  const profileSealed = seal(JSON.stringify(profile), importRowBinding(orgId, importId, line));
  const twin = existing.find(keys);
  const type = record.type as CustomerType;
  if (twin) {
    const message = `You have a customer with ${sharedWords(twin.kinds, type)}`;
    return { ...base, state: "DUPLICATE", duplicateOf: twin.who, profileSealed, problems: [{ column: "", message }] };
  }
  if (twinLine) {
    const message = `Line ${twinLine.who} of this file has ${sharedWords(twinLine.kinds, type)}`;
    const problems = [{ column: "", message }];
    return { ...base, state: "DUPLICATE", duplicateLine: twinLine.who, profileSealed, problems };
  }
  return { ...base, state: "READY", profileSealed, problems: [] };
}

/** Writes checked lines together with the count of lines checked, so that neither stands without the other. */
async function keep(scope: SystemScope, record: ImportRecord, from: number, batch: readonly Checked[]): Promise<void> {
  await withScope(scope, async (tx) => {
    const keys = batch.flatMap((one) => one.keys ?? []);
    const existing = new KnownIdentities<string>();
    for (const { id, ...shared } of await findExisting(tx, scope, keys)) existing.add(shared, id);
    const rows = batch.map((one) => rowOf(record, one, existing));
    const inState = (state: string) => rows.filter((row) => row.state === state).length;
    const moved = await tx
      .update(customerImports)
      .set({
        checked: from + batch.length,
        invalid: sql`${customerImports.invalid} + ${inState("INVALID")}`,
        duplicates: sql`${customerImports.duplicates} + ${inState("DUPLICATE")}`,
      })
      .where(
        and(
          inOrg(customerImports.orgId, scope),
          eq(customerImports.id, record.id),
          eq(customerImports.state, "CHECKING"),
          eq(customerImports.version, record.version),
          eq(customerImports.checked, from),
        ),
      )
      .returning({ id: customerImports.id });
    if (moved.length !== 1) throw new CheckTakenOverError();
    await tx
      .insert(customerImportRows)
      .values(rows)
      .onConflictDoUpdate({
        target: [customerImportRows.orgId, customerImportRows.importId, customerImportRows.line],
        set: {
          state: sql`excluded.state`,
          duplicateOf: sql`excluded.duplicate_of`,
          duplicateLine: sql`excluded.duplicate_line`,
          profileSealed: sql`excluded.profile_sealed`,
          problems: sql`excluded.problems`,
        },
      });
    fault("import.before_check_commit");
  });
  fault("import.after_check_batch");
}

/** Goes through the file from its beginning: lines that were checked before only count as "earlier lines". */
async function checkLines(scope: SystemScope, record: ImportRecord): Promise<number> {
  const read = await readerOf(scope, record);
  const earlier = new KnownIdentities<number>();
  let batch: Checked[] = [];
  let seen = 0;
  let kept = record.checked;
  const flush = async () => {
    if (batch.length === 0) return;
    await keep(scope, record, kept, batch);
    kept += batch.length;
    batch = [];
  };
  for await (const { cells, line } of linesOf(record)) {
    const reading = read(cells);
    const customerId = ids.next();
    const keys = reading.ok ? identityKeys(record.orgId, reading.profile) : null;
    const twinLine = keys && earlier.find(keys);
    if (keys) earlier.add(keys, line);
    seen += 1;
    if (seen <= record.checked) continue;
    const read_ = reading.ok
      ? { profile: reading.profile, problems: [] }
      : { profile: null, problems: reading.problems };
    batch.push({ line, customerId, keys, twinLine, ...read_ });
    if (batch.length >= IMPORT_LIMITS.checkBatch) await flush();
  }
  await flush();
  return seen;
}

/**
 * Checks every line of an import: what cannot be read, who is there already. From where an interrupted attempt stood, however often
 * it is asked. Nothing is created.
 */
export async function checkImport(scope: SystemScope, importId: string): Promise<void> {
  const record = await withScope(scope, (tx) => findImport(tx, scope, importId));
  if (record?.state !== "CHECKING") return;
  try {
    const total = await checkLines(scope, record);
    await withScope(scope, async (tx) => {
      const locked = await lockImport(tx, scope, importId);
      if (locked?.state === "CHECKING" && locked.version === record.version && locked.checked === total)
        await setImport(tx, locked, { state: "CHECKED", total, version: locked.version + 1 });
    });
  } catch (error) {
    if (error instanceof CheckTakenOverError) return;
    if (!isLost(error) && !(error instanceof ImportFileError)) throw error;
    const message = error instanceof ImportFileError ? error.message : GONE;
    await withScope(scope, async (tx) => {
      const locked = await lockImport(tx, scope, importId);
      if (locked?.state === "CHECKING") await endEarly(tx, locked, "FAILED", message);
    });
  }
}
