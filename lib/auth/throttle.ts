import { sql } from "drizzle-orm";
import { throttles } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { sign } from "@/lib/core/crypto";
import { SIGN_IN_LIMITS } from "./constants";

/** One counter: at most `limit` tries in `windowMinutes` from the first. */
export type Bucket = { key: string; limit: number; windowMinutes: number };

/** The name of a counter. What is counted on is digested: addresses and e-mails do not stand in the table. */
export function bucketKey(kind: string, subject: string): string {
  return `${kind}:${sign("link", `throttle:${kind}:${subject}`)}`;
}

/**
 * The counters a sign-in goes through, widest first. A browser known to the account has one of its own and passes the
 * others by, so nobody elsewhere can lock its person out.
 */
export function signInBuckets(who: { email: string; address: string | null; knownDevice: string | null }): Bucket[] {
  const { windowMinutes, account, device, address, direct } = SIGN_IN_LIMITS;
  if (who.knownDevice) {
    return [{ key: bucketKey("device", `${who.email} ${who.knownDevice}`), limit: device, windowMinutes }];
  }
  const from = who.address ?? "unknown";
  return [
    { key: bucketKey("address", from), limit: from === "direct" ? direct : address, windowMinutes },
    { key: bucketKey("account", who.email), limit: account, windowMinutes },
  ];
}

/**
 * Takes one try from each bucket before the work is done, so that parallel tries cannot pass together. Stops at the first
 * empty one. Returns the seconds to wait, or null when the try may go ahead.
 */
export async function reserveTry(tx: Tx, buckets: Bucket[]): Promise<number | null> {
  const now = clock.now();
  for (const bucket of buckets) {
    const windowMs = bucket.windowMinutes * 60_000;
    const since = new Date(now.getTime() - windowMs).toISOString();
    const isOver = sql`${throttles.windowStart} <= ${since}::timestamptz`;
    const taken = await tx
      .insert(throttles)
      .values({ key: bucket.key, windowStart: now, count: 1 })
      .onConflictDoUpdate({
        target: throttles.key,
        set: {
          count: sql`case when ${isOver} then 1 else ${throttles.count} + 1 end`,
          windowStart: sql`case when ${isOver} then excluded.window_start else ${throttles.windowStart} end`,
        },
        setWhere: sql`${isOver} or ${throttles.count} < ${bucket.limit}`,
      })
      .returning({ count: throttles.count });
    if (taken.length > 0) continue;
    const [row] = await tx
      .select({ windowStart: throttles.windowStart })
      .from(throttles)
      .where(sql`${throttles.key} = ${bucket.key}`);
    const freeAt = (row?.windowStart ?? now).getTime() + windowMs;
    return Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000));
  }
  return null;
}

/** Gives a try back: it was no guess. */
export async function returnTry(tx: Tx, buckets: Bucket[]): Promise<void> {
  for (const bucket of buckets) {
    await tx
      .update(throttles)
      .set({ count: sql`greatest(${throttles.count} - 1, 0)` })
      .where(sql`${throttles.key} = ${bucket.key}`);
  }
}
