import { and, eq, lte } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerExports } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { IdentityScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { dropStoredExport } from "./gateway";

const BATCH = 200;

/** Removes the files whose time is over, of all organisations. A crash in between leaves a blob that no row names, for the sweep. */
export async function expireExports(scope: IdentityScope): Promise<number> {
  let ended = 0;
  for (let found = BATCH; found === BATCH; ) {
    const keys = await withScope(scope, async (tx) => {
      const due = and(eq(customerExports.state, "READY"), lte(customerExports.expiresAt, clock.now()));
      const rows = await tx.select().from(customerExports).where(due).limit(BATCH).for("update");
      for (const row of rows) {
        await tx
          .update(customerExports)
          .set({ state: "EXPIRED", blobKey: null })
          .where(and(inOrg(customerExports.orgId, row), eq(customerExports.id, row.id)));
      }
      return rows.map((row) => row.blobKey);
    });
    for (const key of keys) if (key) await dropStoredExport(key);
    found = keys.length;
    ended += found;
  }
  return ended;
}
