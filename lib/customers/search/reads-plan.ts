import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/scope";

/** Above this nobody counts. */
const MANY = 10_000;

const LIMITS = {
  /** Up to this many hits are gathered and then put in order. */
  narrow: 10_000,
  /** What is met more often stands in so many rows that walking the order soon meets enough of them. */
  common: 50_000,
};
let limits = LIMITS;

/** Test use only: lets a few rows stand for many, so that every plan is taken. Null = as it ships. */
export function setPlanLimits(to: typeof LIMITS | null): void {
  limits = to ?? LIMITS;
}

/** A part of a query whose customers an index tells. */
export type Source = {
  /** `select ... as hit`: all who may fulfil it. */
  ids: SQL;
  /** True of a row that fulfils it. Columns may be of any relation that is named `customers`. */
  condition: SQL;
  /** Nobody else is among the ids, so that rows need no second look. */
  isExact: boolean;
  /** No id comes twice. */
  isEachOnce: boolean;
  /** In the order asked for, its customers may stand in one heap far down, or be few among those who fulfil the rest. */
  isClustered: boolean;
  /** Its condition can be found by an index of rows, so that counting needs no ids. */
  isRange: boolean;
  /** How many ids there are; counting stops beyond what is common. */
  n: number;
};

/**
 * How to find what is asked for. `gather`: few hits, collected before they are ordered. `probe`: the order is walked and each id is
 * looked up among the hits. `walk`: the order is walked and each row is compared.
 */
export type SearchPlan = {
  how: "gather" | "probe" | "walk";
  /** A sub-select of ids among which all hits are; null with `walk`. */
  hits: SQL | null;
  /** What a row has to fulfil besides. */
  conditions: SQL[];
  /** What a row has to fulfil where nobody looks at the hits. */
  everything: SQL[];
  /** For counting: as much as ids alone can tell, and what only rows can. */
  counting: { hits: SQL | null; conditions: SQL[] };
  /** True when more than 10,000 are known to match, so that nobody needs to count. */
  isMoreThanCap: boolean;
};

async function countUpTo(tx: Tx, ids: SQL, most: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from (${ids}) as found limit ${most}) as capped`,
  );
  return row?.n ?? 0;
}

/** A source with its number. */
export async function measured(tx: Tx, source: Omit<Source, "n">): Promise<Source> {
  return { ...source, n: await countUpTo(tx, source.ids, limits.common + 1) };
}

/** Whether one source alone has more than `MANY` different customers: each comes twice at most as a rule. */
async function isMany(tx: Tx, sources: readonly Source[]): Promise<boolean> {
  const [only] = sources;
  if (only === undefined || sources.length > 1 || !only.isExact || only.n <= MANY) return false;
  if (only.isEachOnce) return true;
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(distinct hit)::int as n from (select hit from (${only.ids}) as found limit ${2 * MANY + 2}) as capped`,
  );
  return (row?.n ?? 0) > MANY;
}

const together = (sources: readonly Source[]): SQL =>
  sql.join(
    sources.map(({ ids }) => sql`(select hit from (${ids}) as one_part)`),
    sql` intersect `,
  );

/**
 * Decides how to find the customers of all sources. `values`: where customers with plain values are, with which rows are compared in any
 * case; used when they are few. `isFarDown`: what the rows are compared with besides may first be met far down the order.
 */
export async function planSources(
  tx: Tx,
  sources: readonly Source[],
  values: readonly Source[] = [],
  isFarDown = false,
): Promise<SearchPlan> {
  const everything = sources.map(({ condition }) => condition);
  const gather = (hits: SQL): SearchPlan => ({
    ...{ how: "gather", hits, conditions: everything, everything, isMoreThanCap: false },
    counting: { hits, conditions: everything },
  });
  const usable = sources.filter(({ n, isClustered }) => n <= limits.common || isClustered).sort((a, b) => a.n - b.n);
  const [rarest] = usable;
  // Where each row met has to be read, reading more of them at once costs less, and counting needs them anyway.
  const isRead = isFarDown || usable.some(({ isExact }) => !isExact);
  const [few] = [...usable, ...values].sort((a, b) => a.n - b.n);
  const most = isRead && sources.length > 0 ? limits.common : limits.narrow;
  if (few !== undefined && few.n <= most) return gather(sql`select hit from (${few.ids}) as rarest`);
  const told = sources.filter((each) => !each.isRange && (each.isExact || usable.includes(each)));
  const counting = {
    hits: told.length > 0 ? together(told) : null,
    conditions: sources.filter((each) => each.isRange || !each.isExact).map(({ condition }) => condition),
  };
  // Hits beyond the memory of one step would be looked for one by one.
  if (sources.length > 0) await tx.execute(sql`set local work_mem = '64MB'`);
  let isMoreThanCap = await isMany(tx, sources);
  if (rarest === undefined) {
    return { how: "walk", hits: null, conditions: everything, everything, counting, isMoreThanCap };
  }
  const hits = together(usable);
  if (usable.length > 1) {
    const n = await countUpTo(tx, hits, MANY + 1);
    if (n <= limits.narrow) return gather(hits);
    isMoreThanCap = n > MANY && usable.length === sources.length && sources.every(({ isExact }) => isExact);
  }
  const rest = sources.filter((each) => !usable.includes(each) || !each.isExact).map(({ condition }) => condition);
  return { how: "probe", hits, conditions: rest, everything, counting, isMoreThanCap };
}
