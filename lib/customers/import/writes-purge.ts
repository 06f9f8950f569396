import { and, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import { customerImportRows, customerImports } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { IdentityScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { IMPORT_LIMITS } from "./constants";

const DAY_MS = 24 * 3600_000;
/** Ended at once: what was read of their lines goes with each. */
const AT_ONCE = 50;

/**
 * Cancels imports that nobody went on with: what was read of their lines is no longer kept. Their files go with the next sweep of the
 * store. Returns how many.
 */
export async function endForgottenImports(scope: IdentityScope): Promise<number> {
  const now = clock.now();
  const before = new Date(now.getTime() - IMPORT_LIMITS.keepDays * DAY_MS);
  return withScope(scope, async (tx) => {
    const old = await tx
      .select({ orgId: customerImports.orgId, id: customerImports.id })
      .from(customerImports)
      .where(and(inArray(customerImports.state, ["UPLOADED", "CHECKED"]), lt(customerImports.createdAt, before)))
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    if (old.length === 0) return 0;
    await tx
      .update(customerImports)
      .set({ state: "CANCELLED", endedAt: now, error: `Nobody went on with it for ${IMPORT_LIMITS.keepDays} days.` })
      .where(
        inArray(
          customerImports.id,
          old.map((one) => one.id),
        ),
      );
    await tx
      .update(customerImportRows)
      .set({ state: "SKIPPED", profileSealed: null })
      .where(
        and(
          inArray(
            customerImportRows.importId,
            old.map((one) => one.id),
          ),
          or(eq(customerImportRows.state, "READY"), isNotNull(customerImportRows.profileSealed)),
        ),
      );
    return old.length;
  });
}
