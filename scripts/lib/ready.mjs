import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** @param {string} url @returns {Promise<number>} 0 when nothing answers */
function statusOf(url) {
  return new Promise((resolve) => {
    // A connection of its own: one that is kept open would hold up the end of the server later.
    const request = get(url, { agent: false, headers: { connection: "close" }, timeout: 30_000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(0));
  });
}

/**
 * Waits until the web process answers `GET /api/health`; what answers at all without failing has started.
 * @param {string} origin
 * @param {number} timeoutMs
 * @param {AbortSignal} signal ends the waiting
 * @returns {Promise<boolean>} false when it did not in time
 */
export async function answersHealth(origin, timeoutMs, signal) {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until && !signal.aborted) {
    const status = await statusOf(`${origin}/api/health`);
    if (status > 0 && status < 500) return true;
    await wait(50);
  }
  return false;
}
