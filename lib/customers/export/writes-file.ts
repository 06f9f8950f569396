import { type Tx, withSnapshot } from "@/db/scope";
import { memberScopeNow } from "@/lib/auth/member-scope";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { numberWords } from "@/lib/core/count-words";
import { csvFile } from "@/lib/core/csv";
import { fault } from "@/lib/core/fault";
import { log } from "@/lib/core/log";
import type { Sheet, SheetCell } from "@/lib/core/sheet";
import { xlsxFile } from "@/lib/core/xlsx";
import { organisationFacts } from "@/lib/customers/reads";
import { readSelection } from "@/lib/customers/selection/reads";
import { EXPORT_LIMITS } from "./constants";
import { storeExport } from "./gateway";
import { keptExportInput } from "./input";
import { cellOf, sheetColumns } from "./rules";
import { type Attempt, beginAttempt, failAttempt, finishAttempt, tellProgress } from "./writes-attempts";

/** Customers read at once: what a file costs in memory. */
const STEP_ROWS = 1_000;
const LOOK_EVERY_MS = 1_000;

const NO_ROLE = "Your role does not allow exports any more. Ask an owner of your organisation.";
const TOO_LONG = `More than ${numberWords(EXPORT_LIMITS.rows)} customers match by now. Filter the list and export in parts.`;
const OUTDATED = "It was asked for in an earlier version of the portal. Export the customers again.";
const BROKEN = "We tried several times. Export the customers again; if that fails too, ask your contact.";

/** Why a file is not made, in words; trying again would not help. */
class HopelessError extends Error {}

type Wish = ReturnType<typeof keptExportInput.parse>;

/** The person who asked, with the role they have now; null when they may not export any more. */
async function exporter(scope: SystemScope, { record }: Attempt): Promise<MerchantScope | null> {
  const person = await memberScopeNow(scope, record.createdBy);
  return person && merchantMay(person.role, "customers.export") ? person : null;
}

type Watch = { signal: AbortSignal; rows: number; end: () => Promise<void> };

/** Tells every second how far it is, and stops the work when it was cancelled or its person may not have it any more. */
function watchOver(scope: SystemScope, attempt: Attempt, from: AbortSignal | undefined): Watch {
  const stop = new AbortController();
  let looking: Promise<void> | null = null;
  const look = async () => {
    const isWanted = (await tellProgress(scope, attempt, watch.rows)) && (await exporter(scope, attempt)) !== null;
    if (!isWanted) stop.abort();
  };
  const timer = setInterval(() => {
    looking ??= look()
      // The end looks once more, and must see it.
      .catch((error: unknown) => log.warn({ err: error }, "could not say how far an export is"))
      .finally(() => {
        looking = null;
      });
  }, LOOK_EVERY_MS);
  const watch: Watch = {
    signal: from ? AbortSignal.any([from, stop.signal]) : stop.signal,
    rows: 0,
    end: async () => {
      clearInterval(timer);
      await looking;
    },
  };
  return watch;
}

async function* rowsOf(tx: Tx, person: MerchantScope, { selection, columns }: Wish, watch: Watch) {
  let after: string | null = null;
  do {
    const step = await readSelection(tx, person, selection, { after, limit: STEP_ROWS });
    if (watch.rows + step.rows.length > EXPORT_LIMITS.rows) throw new HopelessError(TOO_LONG);
    yield step.rows.map((row): SheetCell[] => columns.map((column) => cellOf(column, row)));
    watch.rows += step.rows.length;
    fault("export.step");
    after = step.next;
  } while (after !== null);
}

/** Writes what stands at one moment, as this person sees it. Returns the bytes of the file. */
function writeFile(person: MerchantScope, { record, key }: Attempt, wish: Wish, watch: Watch): Promise<number> {
  return withSnapshot(person, async (tx) => {
    const { timeZone } = await organisationFacts(tx, person);
    const rows = rowsOf(tx, person, wish, watch);
    const sheet: Sheet = { name: "Customers", columns: sheetColumns(wish.columns), timeZone, rows };
    const content = record.format === "XLSX" ? xlsxFile(sheet) : csvFile(sheet);
    return (await storeExport({ orgId: record.orgId, key }, content, watch.signal)).sizeBytes;
  });
}

async function makeFile(scope: SystemScope, attempt: Attempt, watch: Watch): Promise<void> {
  const wish = keptExportInput.safeParse({ selection: attempt.record.selection, columns: attempt.record.columns });
  if (!wish.success) throw new HopelessError(OUTDATED);
  const person = await exporter(scope, attempt);
  if (!person) throw new HopelessError(NO_ROLE);
  const started = clock.now().getTime();
  const bytes = await writeFile(person, attempt, wish.data, watch);
  fault("export.before_ready");
  await watch.end();
  // Whoever lost the role while the file was written does not get it.
  if (!(await exporter(scope, attempt))) throw new HopelessError(NO_ROLE);
  const isDone = await finishAttempt(scope, attempt, { rows: watch.rows, bytes });
  const ms = clock.now().getTime() - started;
  log.info({ format: attempt.record.format, rows: watch.rows, bytes, ms, isDone }, "export written");
}

/** The words of a `HopelessError`, also where the store handed it on as its own. */
function hopelessness(error: unknown): string | null {
  if (error instanceof HopelessError) return error.message;
  return error instanceof Error && error.cause instanceof HopelessError ? error.cause.message : null;
}

/**
 * Makes the file of an export from its first row on, in constant memory: what stands at one moment, as the person who asked sees it with the
 * role they have now. Killed at any time it can be run again, and another run takes over from one that hangs. Throws what may pass by
 * itself, unless this is the last try.
 */
export async function makeExport(
  scope: SystemScope,
  exportId: string,
  options: { isLastTry?: boolean; signal?: AbortSignal } = {},
): Promise<void> {
  const attempt = await beginAttempt(scope, exportId);
  if (!attempt) return;
  const watch = watchOver(scope, attempt, options.signal);
  try {
    await makeFile(scope, attempt, watch);
  } catch (error) {
    await watch.end();
    const isStopping = options.signal?.aborted === true;
    const why = hopelessness(error);
    if (why) await failAttempt(scope, attempt, why);
    // Cancelled or taken over: there is nothing to say. Not allowed any more: that is said.
    else if (watch.signal.aborted && !isStopping) await failAttempt(scope, attempt, NO_ROLE);
    else if (options.isLastTry && !isStopping) {
      await failAttempt(scope, attempt, BROKEN);
      throw error;
    } else throw error;
  } finally {
    await watch.end();
  }
}
