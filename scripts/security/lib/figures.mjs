/** Ordered copy. @param {number[]} values */
const ordered = (values) => [...values].sort((a, b) => a - b);

/** @param {number[]} values @param {number} share from 0 to 1 */
export function quantile(values, share) {
  const list = ordered(values);
  return list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
}

export const median = (values) => quantile(values, 0.5);

/** How far two figures are apart, as a share of the larger. */
export const apart = (one, other) => Math.abs(one - other) / Math.max(one, other);

export const percent = (share) => `${(share * 100).toFixed(1)} %`;

/**
 * Runs `work` over the items with so many at once; keeps the order of the results.
 * @template I, R
 * @param {I[]} items @param {number} atOnce @param {(item: I, index: number) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
export async function inParallel(items, atOnce, work) {
  const results = new Array(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

let failed = 0;

/** Prints one figure and whether it meets its goal. @param {string} what @param {string | number} figure @param {boolean} isMet */
export function report(what, figure, isMet) {
  if (!isMet) failed++;
  process.stdout.write(`${isMet ? "ok    " : "NOT   "} ${what}: ${figure}\n`);
}

/** Ends with the code that tells whether all goals were met. */
export function finish() {
  process.exitCode = failed ? 1 : 0;
}
