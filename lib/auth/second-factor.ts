import { and, eq, isNull, lt, or } from "drizzle-orm";
import { recoveryCodes, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { seal, sign, unseal } from "@/lib/core/crypto";
import { plainCode, totpCounter } from "./totp";

type User = Pick<typeof users.$inferSelect, "id" | "totpSealed">;

const binding = (userId: string) => ({ orgId: "", table: "users", rowId: userId, column: "totp_sealed" });

export const sealTotpSecret = (userId: string, secret: string): Buffer => seal(secret, binding(userId));
export const openTotpSecret = (userId: string, sealed: Buffer): string => unseal(sealed, binding(userId));

/** What is stored of a recovery code; keyed, because a code is short enough to be guessed from a bare digest. */
export function recoveryDigest(userId: string, code: string): string {
  return sign("link", `recovery:${userId}:${plainCode(code)}`);
}

/** Uses up an app's code in the caller's transaction; each counter works once, also for two callers at once. */
export async function spendTotpCode(tx: Tx, user: User, typed: string): Promise<boolean> {
  if (!user.totpSealed) return false;
  const counter = totpCounter(openTotpSecret(user.id, user.totpSealed), plainCode(typed), clock.now());
  if (counter === null) return false;
  const used = await tx
    .update(users)
    .set({ totpLastCounter: counter })
    .where(and(eq(users.id, user.id), or(isNull(users.totpLastCounter), lt(users.totpLastCounter, counter))))
    .returning({ id: users.id });
  return used.length === 1;
}

/** Uses up a recovery code in the caller's transaction. */
export async function spendRecoveryCode(tx: Tx, userId: string, typed: string): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: clock.now() })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeDigest, recoveryDigest(userId, typed)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return used.length === 1;
}

/** Either kind of second factor; which one it was, or null when neither. */
export async function spendSecondFactor(tx: Tx, user: User, typed: string): Promise<"totp" | "recovery" | null> {
  if (await spendTotpCode(tx, user, typed)) return "totp";
  return (await spendRecoveryCode(tx, user.id, typed)) ? "recovery" : null;
}
