import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { customers, screeningLists, screeningListVersions } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { IdentityScope, ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { ids, toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { enqueueJob } from "@/lib/outbox/emit";
import { VERSION_STATE_LABELS, type VersionState } from "../constants";
import { askToRescreenAll } from "../rescreening/writes";
import { dropListFile, isOwnReceipt } from "./gateway-store";
import type { ActivateInput, RegisterInput } from "./input";
import { findVersion, type VersionRecord } from "./reads";
import { byPart, filesProblem } from "./rules";

/** A lead of compliance, or somebody at the machine itself. */
export type ListKeeper = ReviewerScope | IdentityScope;

const mayKeep = (scope: ListKeeper) => scope.kind === "identity" || scope.role === "lead";

type Registered = { versionId: string; version: number; isNew: boolean; state: VersionState };

/** The list under its code; made where it is new. Refuses another format under the same code. */
async function listFor(tx: Tx, input: RegisterInput): Promise<Outcome<null>> {
  await tx
    .insert(screeningLists)
    .values({ code: input.list, title: input.title, topic: input.topic, format: input.format, createdAt: clock.now() })
    .onConflictDoNothing();
  const [list] = await tx.select().from(screeningLists).where(eq(screeningLists.code, input.list)).for("update");
  if (!list) throw new Error("A list was not written");
  if (list.format !== input.format || list.topic !== input.topic) {
    return refuse("conflict", `The list ${input.list} has another format or topic. Choose another code for this one.`);
  }
  return ok(null);
}

async function sameFiles(tx: Tx, list: string, sha256: string): Promise<VersionRecord | undefined> {
  const [same] = await tx
    .select()
    .from(screeningListVersions)
    .where(
      and(
        eq(screeningListVersions.listCode, list),
        eq(screeningListVersions.sha256, sha256),
        ne(screeningListVersions.state, "FAILED"),
      ),
    )
    .limit(1);
  return same;
}

/**
 * Makes the next version of a list out of stored files and asks for its import. The same files make no second version: the one that
 * they made is named. `isOwnImport` leaves the import to the caller.
 */
export async function registerVersion(
  scope: ListKeeper,
  input: RegisterInput,
  options: { isOwnImport?: boolean } = {},
): Promise<Outcome<Registered>> {
  if (!mayKeep(scope)) return FORBIDDEN;
  const problem = filesProblem(input.format, input.files);
  if (problem) return refuse("invalid", problem);
  if (!input.files.every(({ blobKey, bytes, sha256, receipt }) => isOwnReceipt({ blobKey, bytes, sha256, receipt })))
    return refuse("invalid", "One of the files was not stored by this portal. Upload it again.");
  const files = byPart(input.files);
  const sha256 = sha256Hex(JSON.stringify(files.map((file) => [file.part, file.sha256])));
  const outcome = await writeInScope(scope, async (tx): Promise<Outcome<Registered>> => {
    const list = await listFor(tx, input);
    if (!list.ok) return list;
    const same = await sameFiles(tx, input.list, sha256);
    if (same) return ok({ versionId: same.id, version: same.version, isNew: false, state: same.state as VersionState });
    const [newest] = await tx
      .select({ version: screeningListVersions.version })
      .from(screeningListVersions)
      .where(eq(screeningListVersions.listCode, input.list))
      .orderBy(desc(screeningListVersions.version))
      .limit(1);
    const id = ids.next();
    const version = (newest?.version ?? 0) + 1;
    const by = scope.kind === "reviewer" ? scope : null;
    await tx.insert(screeningListVersions).values({
      ...{ id, listCode: input.list, version, sha256, state: "IMPORTING", createdAt: clock.now() },
      files: files.map(({ part, name, blobKey, bytes }) => ({ part, name, blobKey, bytes })),
      createdBy: by?.userId ?? null,
      createdByName: by?.userName ?? "Command line",
    });
    await recordAudit(tx, scope, {
      orgId: null,
      action: "screening.list_uploaded",
      subject: { kind: "screening_list_version", id },
      detail: { list: input.list, version, sha256 },
    });
    if (!options.isOwnImport) await askForImport(tx, id);
    return ok({ versionId: id, version, isNew: true, state: "IMPORTING" });
  });
  // Nothing names these bytes: the version that stands has its own.
  if (!outcome.ok || !outcome.value.isNew) await Promise.all(files.map((file) => dropListFile(file.blobKey)));
  return outcome;
}

const askForImport = (tx: Tx, versionId: string) =>
  enqueueJob(tx, { task: "import_list", payload: { versionId } }, { key: `import:${versionId}` });

/** Asks for every live customer of every organisation to be screened against what is in force now. */
async function askForRescreening(tx: Tx): Promise<void> {
  const owners = await tx.selectDistinct({ orgId: customers.orgId }).from(customers).where(isNull(customers.deletedAt));
  for (const { orgId } of owners) await askToRescreenAll(tx, orgId);
}

/** Puts a version in force in place of the one that is, in one step. The caller has locked its row. */
export async function putInForce(tx: Tx, scope: ListKeeper, version: VersionRecord): Promise<void> {
  await tx
    .update(screeningListVersions)
    .set({ state: "SUPERSEDED" })
    .where(and(eq(screeningListVersions.listCode, version.listCode), eq(screeningListVersions.state, "ACTIVE")));
  await tx
    .update(screeningListVersions)
    .set({ state: "ACTIVE", activatedAt: clock.now(), error: null })
    .where(eq(screeningListVersions.id, version.id));
  await recordAudit(tx, scope, {
    orgId: null,
    action: "screening.list_activated",
    subject: { kind: "screening_list_version", id: version.id },
    detail: { list: version.listCode, version: version.version, entries: version.entryCount },
  });
  await askForRescreening(tx);
}

/** The version with its row locked, so that two activations of a list follow one another. */
export async function lockVersion(tx: Tx, versionId: string): Promise<VersionRecord | null> {
  const found = await findVersion(tx, versionId);
  if (!found) return null;
  await tx.select().from(screeningLists).where(eq(screeningLists.code, found.listCode)).for("update");
  const [row] = await tx
    .select()
    .from(screeningListVersions)
    .where(eq(screeningListVersions.id, versionId))
    .for("update");
  return row ?? null;
}

/** Puts a version in force that waits, or goes back to the one before. */
export async function activateVersion(
  scope: ReviewerScope,
  { versionId }: ActivateInput,
): Promise<Outcome<{ id: string }>> {
  if (!mayKeep(scope)) return FORBIDDEN;
  return writeInScope(scope, async (tx): Promise<Outcome<{ id: string }>> => {
    const version = await lockVersion(tx, versionId);
    if (!version) return NOT_FOUND;
    if (version.state !== "READY" && version.state !== "SUPERSEDED") {
      const label = VERSION_STATE_LABELS[version.state as VersionState].toLowerCase();
      return refuse("wrong_state", `Version ${version.version} cannot be put in force: it is ${label}.`);
    }
    const [held] = await tx.execute<{ has: boolean }>(
      sql`select exists (select 1 from screening_entries where version_id = ${versionId}) as has`,
    );
    if (!held?.has)
      return refuse("wrong_state", "The names of this version are no longer kept. Upload its files again.");
    await putInForce(tx, scope, version);
    return ok({ id: toPublicId("listVersion", versionId) });
  });
}
