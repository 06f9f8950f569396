import { type Tx, withScope } from "@/db/scope";
import type { MerchantScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { countWords } from "@/lib/core/count-words";
import { toPublicId } from "@/lib/core/ids";
import { notify } from "@/lib/notifications/writes";
import { IMPORTS_PATH } from "./constants";
import { type ImportRecord, lockImport } from "./reads";
import { endEarly, setImport } from "./writes";

async function tell(tx: Tx, scope: MerchantScope | SystemScope, record: ImportRecord, title: string, body: string) {
  await notify(tx, scope, {
    ...{ orgId: record.orgId, kind: "batch.finished", title, body },
    href: `${IMPORTS_PATH}/${toPublicId("import", record.id)}`,
    to: { userIds: [record.startedBy ?? record.createdBy] },
    isRoutine: true,
  });
}

/** The end of a running import whose row is locked by the caller. */
export async function finishImport(tx: Tx, scope: MerchantScope, record: ImportRecord): Promise<void> {
  await setImport(tx, record, { state: "DONE", endedAt: clock.now(), version: record.version + 1 });
  const title = `${record.fileName}: ${countWords(record.created, "customer")} created`;
  const body =
    record.failed > 0 ? `${countWords(record.failed, "line")} could not be imported. Open the import to see why.` : "";
  await tell(tx, scope, record, title, body);
}

/** Ends an import for a reason that concerns all its lines; its row is locked by the caller. */
export async function stopImport(
  tx: Tx,
  scope: MerchantScope | SystemScope,
  record: ImportRecord,
  error: string,
): Promise<void> {
  await endEarly(tx, record, "FAILED", error);
  await tell(tx, scope, record, `${record.fileName}: the import has stopped`, error);
}

const GIVEN_UP = {
  CHECKING:
    "We tried several times and could not check this file. Upload it again; if that fails too, ask your contact.",
  RUNNING:
    "We tried several times and could not go on. Upload the file again: whoever is there already is shown as a duplicate. If that fails too, ask your contact.",
} as const;

/** Ends an import that a job could not go on with at its last try, so that nobody waits for it. Customers that it has created stay. */
export async function giveUpImport(scope: SystemScope, importId: string): Promise<void> {
  await withScope(scope, async (tx) => {
    const record = await lockImport(tx, scope, importId);
    if (record?.state === "CHECKING" || record?.state === "RUNNING")
      await stopImport(tx, scope, record, GIVEN_UP[record.state]);
  });
}
