import { setTimeout as wait } from "node:timers/promises";

/**
 * Waits until the web process answers `GET /api/health`; what answers at all without failing has started.
 * @param {string} origin
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} false when it did not in time
 */
export async function answersHealth(origin, timeoutMs) {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    try {
      const response = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(30_000) });
      await response.body?.cancel();
      if (response.status < 500) return true;
    } catch {
      // Not listening yet.
    }
    await wait(50);
  }
  return false;
}
