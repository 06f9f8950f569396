import { asOwner } from "@/db/server";
import { rowMac } from "./chain";
import { ROW_COLUMNS, type StoredRow } from "./verify";

/**
 * Signs rows from before rows were signed, once: when the chain has begun, a row without a MAC was written past Portico and stays
 * without. Gives how many it signed.
 */
export async function signEarlierRows(ownerUrl: string): Promise<number> {
  return asOwner(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`lock table audit_events in share row exclusive mode`;
      const [chain] = await tx`select exists (select 1 from audit_seals) as begun`;
      if (chain?.begun) return 0;
      const rows = await tx.unsafe<StoredRow[]>(`select ${ROW_COLUMNS} from audit_events e where e.mac is null`);
      if (rows.length === 0) return 0;
      await tx`alter table audit_events disable trigger append_only`;
      for (const row of rows) await tx`update audit_events set mac = ${rowMac(row)} where id = ${row.id}`;
      await tx`alter table audit_events enable trigger append_only`;
      return rows.length;
    }),
  );
}
