/** @param {number[]} values @param {number} share 0.5 for the median */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number[]} values milliseconds */
export const summary = (values) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });

/** Milliseconds that one call takes. @param {() => Promise<unknown>} work */
export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Times several works in turns, so that noise of the machine falls on all of them alike.
 * @param {Record<string, (round: number) => Promise<unknown>>} works
 * @param {{ rounds: number, warmUp?: number, limitMs?: number }} options stops early at `limitMs`, with 10 rounds at least
 * @returns {Promise<Record<string, { p50: number, p95: number }>>}
 */
export async function inTurns(works, { rounds, warmUp = 0, limitMs = 30_000 }) {
  const samples = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  const until = performance.now() + limitMs;
  for (let round = 0; round < warmUp + rounds; round++) {
    if (round >= warmUp + 10 && performance.now() > until) break;
    for (const [name, work] of Object.entries(works)) {
      const took = await timed(() => work(round));
      if (round >= warmUp) samples[name].push(took);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, summary(values)]));
}

/**
 * Runs `work` for every item with a number of them under way at a time.
 * @template T, R
 * @param {T[]} items @param {number} width @param {(item: T, index: number) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
export async function inParallel(items, width, work) {
  const results = new Array(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at], at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
