import { lt } from "drizzle-orm";
import { passwordResets, sessions, throttles } from "@/db/schema";
import { withScope } from "@/db/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { expireExports } from "@/lib/customers/export/writes-expiry";
import { endForgottenImports } from "@/lib/customers/import/writes-purge";

const DAY_MS = 24 * 3600_000;

/** Removes what has ended and proves nothing any more: old sessions, reset links, counters and files of exports. */
export async function purgeExpired(): Promise<void> {
  const now = clock.now().getTime();
  const scope = identityScope("purge_expired");
  await expireExports(scope);
  await endForgottenImports(scope);
  await withScope(scope, async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, new Date(now - 90 * DAY_MS)));
    await tx.delete(passwordResets).where(lt(passwordResets.expiresAt, new Date(now - 7 * DAY_MS)));
    await tx.delete(throttles).where(lt(throttles.windowStart, new Date(now - 2 * DAY_MS)));
  });
}
