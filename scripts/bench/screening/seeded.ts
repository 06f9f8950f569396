import { seeded } from "@/lib/documents/specimens/seeded";

export type Random = {
  /** 0 up to, not including, `below`. */
  int: (below: number) => number;
  pick: <T>(items: readonly T[]) => T;
  chance: (share: number) => boolean;
};

/** The same choices in every run with the same seed. */
export function randomFrom(seed: string): Random {
  const next = seeded(seed);
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    pick: <T>(items: readonly T[]) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error("Nothing to pick from");
      return item;
    },
    chance: (share) => next() < share,
  };
}
