import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { withScope } from "@/db/scope";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { SIGN_IN_LIMITS } from "./constants";
import { HashingBusyError, verifyPassword } from "./passwords";
import type { IdentityScope } from "./scope";
import { bucketKey, reserveTry, returnTry } from "./throttle";
import { waitInWords } from "./throttle-words";

/**
 * Asks a signed-in person for their password again. Tries are counted on the account, apart from sign-in: who holds a session cannot
 * guess on. Returns the hash that was right, for the change that follows to compare with.
 */
export async function confirmPassword(
  scope: IdentityScope,
  userId: string,
  password: string,
): Promise<Outcome<{ passwordHash: string }>> {
  const { device: limit, windowMinutes } = SIGN_IN_LIMITS;
  const buckets = [{ key: bucketKey("step-up", userId), limit, windowMinutes }];
  const found = await withScope(scope, async (tx) => {
    const wait = await reserveTry(tx, buckets);
    const [user] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
    return { wait, hash: user?.hash };
  });
  if (found.wait !== null) {
    return refuse("rate_limited", `Too many tries. Try again ${waitInWords(found.wait)}.`, {
      retryAfterSeconds: found.wait,
    });
  }
  try {
    if (!found.hash || !(await verifyPassword(found.hash, password))) {
      return refuse("invalid", "That is not your password.", { fields: { password: "That is not your password." } });
    }
  } catch (error) {
    if (!(error instanceof HashingBusyError)) throw error;
    return refuse("unavailable", "Many people are signing in right now. Try again in a few seconds.", {
      retryAfterSeconds: 5,
    });
  }
  await withScope(scope, (tx) => returnTry(tx, buckets));
  return ok({ passwordHash: found.hash });
}
