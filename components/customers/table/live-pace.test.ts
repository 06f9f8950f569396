import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIVE_PACE, nextLookIn } from "./live-pace";

/** Looks that changes at these instants (milliseconds, in order) make, each answered at once. */
function looksFor(changes: readonly { at: number; isInView: boolean }[]): number[] {
  const looks: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const next: { due: { at: number; hasRows: boolean } | null } = { due: null };
  const fire = (until: number) => {
    if (!next.due || next.due.at > until) return;
    last = next.due.at;
    looks.push(last);
    next.due = null;
  };
  for (const { at, isInView } of changes) {
    fire(at);
    const hasRows = isInView || (next.due?.hasRows ?? false);
    next.due = { at: at + nextLookIn({ sinceLast: at - last, hasRows }), hasRows };
  }
  fire(Number.POSITIVE_INFINITY);
  return looks;
}

describe("looks at a list that changes", () => {
  it("come soon after a change in view", () => {
    expect(looksFor([{ at: 5_000, isInView: true }])).toEqual([5_000 + LIVE_PACE.settle]);
  });

  it("are few for a thousand changes of an import, in view or not", () => {
    const burst = (isInView: boolean) => Array.from({ length: 1_000 }, (_, n) => ({ at: n * 10, isInView }));
    expect(looksFor(burst(true)).length).toBeLessThanOrEqual(12);
    expect(looksFor(burst(false)).length).toBeLessThanOrEqual(7);
  });

  it("never come closer than the pace, and one always follows the last change", () => {
    const changes = fc
      .array(fc.record({ gap: fc.integer({ min: 0, max: 3_000 }), isInView: fc.boolean() }), { minLength: 1 })
      .map((steps) => {
        let at = 0;
        return steps.map(({ gap, isInView }) => {
          at += gap;
          return { at, isInView };
        });
      });
    fc.assert(
      fc.property(changes, (made) => {
        const looks = looksFor(made);
        const lastChange = made.at(-1)?.at ?? 0;
        const gaps = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
        return gaps.every((gap) => gap >= LIVE_PACE.rows) && (looks.at(-1) ?? -1) > lastChange;
      }),
    );
  });
});
