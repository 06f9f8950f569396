import { and, eq, inArray, sql } from "drizzle-orm";
import { screeningEntries, screeningListVersions } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { IdentityScope } from "@/lib/auth/scope";
import { fault } from "@/lib/core/fault";
import { log } from "@/lib/core/log";
import { SCREENING_LIMITS, type VersionState } from "../constants";
import { screeningKeys } from "../rules-keys";
import type { ListedEntry } from "../types";
import { ListFileError } from "./gateway-csv";
import { ofacEntries } from "./gateway-ofac";
import { openSanctionsEntries } from "./gateway-opensanctions";
import { openListFile } from "./gateway-store";
import { findVersion } from "./reads";
import { isSuspiciouslySmall } from "./rules";
import { lockVersion, putInForce } from "./writes";

/** Thrown when another process has taken rows of the same import in: this one stops, the other goes on. */
class ImportTakenOverError extends Error {
  constructor() {
    super("Another process imports this version");
    this.name = "ImportTakenOverError";
  }
}

type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>;

/** The entries of a version's files, as they stream out of the store. */
async function* entriesOf(version: Version): AsyncGenerator<ListedEntry> {
  const source = async (part: string) => {
    const file = version.files.find((one) => one.part === part);
    return file ? { name: file.name, bytes: await openListFile(file.blobKey) } : undefined;
  };
  if (version.format === "OFAC") {
    const sdn = await source("sdn");
    if (!sdn) throw new Error("The version has no sdn.csv");
    yield* ofacEntries({ sdn, alt: await source("alt"), add: await source("add") });
    return;
  }
  const targets = await source("targets");
  if (!targets) throw new Error("The version has no targets.simple.csv");
  yield* openSanctionsEntries(targets);
}

const rowOf = (versionId: string) => (entry: ListedEntry) => ({
  versionId,
  entryId: entry.entryId,
  kind: entry.kind,
  name: entry.name,
  aliases: entry.aliases.map(({ name, isWeak }) => ({ name, isWeak })),
  birthDates: [...entry.birthDates],
  countries: [...entry.countries],
  programmes: [...entry.programmes],
  keys: entry.kind === "OTHER" ? [] : screeningKeys([entry.name, ...entry.aliases.map((one) => one.name)], entry.kind),
});

/** Takes rows in together with the count of rows taken in, so that neither stands without the other. */
async function takeIn(scope: IdentityScope, versionId: string, from: number, entries: ListedEntry[]): Promise<void> {
  await withScope(scope, async (tx) => {
    const moved = await tx
      .update(screeningListVersions)
      .set({ importedRows: from + entries.length, entryCount: from + entries.length })
      .where(
        and(
          eq(screeningListVersions.id, versionId),
          eq(screeningListVersions.state, "IMPORTING"),
          eq(screeningListVersions.importedRows, from),
        ),
      )
      .returning({ id: screeningListVersions.id });
    if (moved.length !== 1) throw new ImportTakenOverError();
    const rows = entries.map(rowOf(versionId));
    const written = await tx
      .insert(screeningEntries)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: screeningEntries.entryId });
    if (written.length !== rows.length) throw new DoubleEntryError(doubled(rows, written));
    fault("screening.before_batch_commit");
  });
  fault("screening.after_batch");
}

class DoubleEntryError extends Error {
  constructor(readonly entryId: string) {
    super(`The entry ${entryId} stands in the file twice. Upload the file as published.`);
  }
}

function doubled(rows: { entryId: string }[], written: { id: string }[]): string {
  const once = new Set(written.map((row) => row.id));
  const seen = new Set<string>();
  for (const { entryId } of rows) {
    if (!once.has(entryId) || seen.has(entryId)) return entryId;
    seen.add(entryId);
  }
  return "";
}

/** Gives the import up: the version in force stays, the rows of this one go. */
async function giveUp(scope: IdentityScope, versionId: string, error: string): Promise<void> {
  await withScope(scope, async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (version?.state !== "IMPORTING") return;
    await tx
      .update(screeningListVersions)
      .set({ state: "FAILED", error })
      .where(eq(screeningListVersions.id, versionId));
    await recordAudit(tx, scope, {
      orgId: null,
      action: "screening.list_failed",
      subject: { kind: "screening_list_version", id: versionId },
      detail: { list: version.listCode, version: version.version, error },
    });
  });
  await dropEntries(scope, [versionId]);
}

/** Removes the rows of versions in pieces that no statement's time limit cuts short. */
async function dropEntries(scope: IdentityScope, versionIds: string[]): Promise<void> {
  if (versionIds.length === 0) return;
  for (let left = 1; left > 0; ) {
    left = await withScope(scope, async (tx) => {
      const gone = await tx.execute(sql`
        delete from screening_entries where (version_id, entry_id) in (
          select version_id, entry_id from screening_entries
          where version_id = any(${sql.param(versionIds)}::uuid[]) limit 5000) returning 1`);
      return gone.length;
    });
  }
}

async function countInForce(tx: Tx, listCode: string): Promise<number | null> {
  const [active] = await tx
    .select({ count: screeningListVersions.entryCount })
    .from(screeningListVersions)
    .where(and(eq(screeningListVersions.listCode, listCode), eq(screeningListVersions.state, "ACTIVE")));
  return active?.count ?? null;
}

/** All rows are in: puts the version in force, or leaves that to a lead where it holds suspiciously few names. */
async function finish(scope: IdentityScope, versionId: string): Promise<{ state: VersionState; error: string | null }> {
  return withScope(scope, async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (version?.state !== "IMPORTING")
      return { state: (version?.state ?? "FAILED") as VersionState, error: version?.error ?? null };
    if (isSuspiciouslySmall(version.entryCount, await countInForce(tx, version.listCode))) {
      const error =
        "It has less than half as many names as the version in force. Compare the files, then put it in force.";
      await tx
        .update(screeningListVersions)
        .set({ state: "READY", error })
        .where(eq(screeningListVersions.id, versionId));
      return { state: "READY", error };
    }
    await putInForce(tx, scope, version);
    return { state: "ACTIVE", error: null };
  });
}

/** Rows of versions that neither decide nor can be gone back to. A hit has its own copy of its entry. */
async function forgetOldVersions(scope: IdentityScope, listCode: string): Promise<void> {
  const old = await withScope(scope, (tx) =>
    tx
      .select({ id: screeningListVersions.id })
      .from(screeningListVersions)
      .where(
        and(
          eq(screeningListVersions.listCode, listCode),
          inArray(screeningListVersions.state, ["SUPERSEDED", "FAILED"]),
        ),
      )
      .orderBy(sql`${screeningListVersions.activatedAt} desc nulls last`)
      .offset(1),
  );
  await dropEntries(
    scope,
    old.map((version) => version.id),
  );
}

const batchOf = SCREENING_LIMITS.rowsPerBatch;

/**
 * Imports a version from where it stands: rows are taken in by the thousand together with their count, so a crash costs one batch and no
 * row comes twice. A file that cannot be read leaves the version in force and says which line is at fault.
 */
export async function importVersion(
  scope: IdentityScope,
  versionId: string,
  onProgress: (rows: number) => void = () => {},
): Promise<{ state: VersionState; error: string | null }> {
  const version = await withScope(scope, (tx) => findVersion(tx, versionId));
  if (!version) return { state: "FAILED", error: "There is no such version." };
  if (version.state !== "IMPORTING") return { state: version.state as VersionState, error: version.error };
  let taken = version.importedRows;
  let row = 0;
  let batch: ListedEntry[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await takeIn(scope, versionId, taken, batch);
    taken += batch.length;
    batch = [];
    onProgress(taken);
  };
  try {
    for await (const entry of entriesOf(version)) {
      row++;
      if (row <= version.importedRows) continue;
      batch.push(entry);
      if (batch.length >= batchOf) await flush();
    }
    await flush();
    if (taken === 0) throw new ListFileError(version.files[0]?.name ?? "The file", 1, "it holds no entries.");
  } catch (error) {
    if (!(error instanceof ListFileError || error instanceof DoubleEntryError)) throw error;
    await giveUp(scope, versionId, error.message);
    return { state: "FAILED", error: error.message };
  }
  const done = await finish(scope, versionId);
  await forgetOldVersions(scope, version.listCode);
  log.info({ list: version.listCode, version: version.version, rows: taken, state: done.state }, "list imported");
  return done;
}
