/** A size on a scale without units: paths are drawn so wide and stretched to the room there is. */
export const PLOT_WIDTH = 1000;
/** Room above the highest value, in pixels, so that its line is not cut. */
const HEADROOM = 8;

/** Round values from nothing to at least `max`, whole numbers, about `wanted` steps. */
export function countTicks(max: number, wanted = 4): number[] {
  const rough = Math.max(1, max) / wanted;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < max || ticks.length < 2) ticks.push(ticks.length * whole);
  return ticks;
}

/** The height in pixels from the top of a value between nothing and `top`. */
export function countPlace(value: number, top: number, height: number): number {
  return height - (Math.max(0, value) / Math.max(1, top)) * (height - HEADROOM);
}

/** Seconds that people have words for. */
const DURATIONS = [1, 10, 60, 600, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000];

/** Marks around all these durations in seconds, each a multiple of the one before; at least two. */
export function durationTicks(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = Math.max(
    0,
    DURATIONS.findLastIndex((each) => each <= least),
  );
  const to = DURATIONS.findIndex((each) => each >= most);
  const ticks = DURATIONS.slice(from, to < 0 ? undefined : Math.max(to, from + 1) + 1);
  return ticks.length > 1 ? ticks : DURATIONS.slice(0, 2);
}

/** The height in pixels of a duration: equal factors lie equally far apart, because seconds and days stand in one chart. */
export function durationPlace(value: number, ticks: readonly number[], height: number): number {
  const [low, high] = [Math.log(ticks[0] ?? 1), Math.log(ticks.at(-1) ?? 10)];
  const place = (Math.log(Math.max(value, 1)) - low) / (high - low);
  return height - Math.min(1, Math.max(0, place)) * (height - HEADROOM);
}

/** Where one of several points lies, in per cent of the width. */
export const percentAt = (index: number, points: number): number => (points < 2 ? 100 : (index / (points - 1)) * 100);

/** Evenly chosen points to write under, the last one among them. */
export function tickIndexes(points: number, wanted: number): number[] {
  const step = Math.max(1, Math.ceil((points - 1) / Math.max(1, wanted)));
  const chosen: number[] = [];
  for (let index = points - 1; index >= 0; index -= step) chosen.push(index);
  return chosen.reverse();
}

/** Heights moved apart so that labels do not overlap, in the order they came, within the height as far as they fit. */
export function spread(places: readonly number[], gap: number, height: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  let floor = Number.NEGATIVE_INFINITY;
  for (const each of order) {
    each.place = Math.max(each.place, floor);
    floor = each.place + gap;
  }
  let ceiling = height;
  for (const each of order.toReversed()) {
    each.place = Math.min(each.place, ceiling);
    ceiling = each.place - gap;
  }
  const spreadOut = [...places];
  for (const { place, index } of order) spreadOut[index] = place;
  return spreadOut;
}
