/** Waits that make one look of many changes, in milliseconds. */
export type LivePace = { settle: number; rows: number; counts: number };

export const LIVE_PACE: LivePace = { settle: 100, rows: 1_000, counts: 2_000 };

/**
 * When to look next, in milliseconds from now: soon for rows in view, less often for numbers alone, and never sooner after the last look
 * than the pace allows. However many changes come, looks stay this far apart.
 */
export function nextLookIn(of: { sinceLast: number; hasRows: boolean }, pace: LivePace = LIVE_PACE): number {
  const apart = of.hasRows ? pace.rows : pace.counts;
  return Math.max(pace.settle, apart - of.sinceLast);
}
