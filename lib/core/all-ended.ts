/**
 * Waits until all have ended, also where some fail, and then throws what failed first in their order: a transaction must not be given up
 * while others still send statements in it.
 */
export async function allEnded<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const ended = await Promise.allSettled(promises);
  return ended.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}
