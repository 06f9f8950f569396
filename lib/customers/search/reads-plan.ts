import { type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
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
  /** `select ... as hit`: all who may fulfil it. With an `order`, `created_at` stands beside. */
  ids: SQL;
  /** Whether the ids tell the order of creation: by an index that gives them so, or to be sorted. */
  order: "walked" | "sorted" | null;
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
  /** How many ids there are; counting stops beyond what is common, or where the caller says. */
  n: number;
};

/**
 * How to find what is asked for. `gather`: few hits, collected before they are ordered. `probe`: the order is walked and each id is
 * looked up among the hits. `walk`: the order is walked and each row is compared. `ids`: the hits themselves tell order and number, only
 * the rows of the page are read.
 */
export type SearchPlan = {
  how: "gather" | "probe" | "walk" | "ids";
  /** A sub-select of ids among which all hits are; null with `walk`. With `ids` just the hits, each once, and `created_at` beside. */
  hits: SQL | null;
  /** What a row has to fulfil besides. */
  conditions: SQL[];
  /** What a row has to fulfil where nobody looks at the hits. */
  everything: SQL[];
  /** For counting: as much as ids alone can tell, and what only rows can. */
  counting: { hits: SQL | null; conditions: SQL[] };
  /** How many match, where that came out on the way. */
  matching: number | null;
  /** True when more than 10,000 are known to match, so that nobody needs to count. */
  isMoreThanCap: boolean;
};

const isAmong = (hits: SQL) => sql`${customers.id} in (${hits})`;

// Wrapped, the hits stay a table to look up in and are not joined, which would give up the order.
const isLookedUp = (hits: SQL) => sql`coalesce(${isAmong(hits)}, false)`;

const hitOf = (how: SearchPlan["how"], hits: SQL | null) =>
  hits === null ? [] : [how === "gather" ? isAmong(hits) : isLookedUp(hits)];

/** For one page: hits stand in for what they prove. */
export const pageConditions = ({ how, hits, conditions }: SearchPlan): SQL[] => [...conditions, ...hitOf(how, hits)];

/** For counting: what ids tell is asked of ids, because rows are large. */
export const countedConditions = ({ how, counting }: SearchPlan): SQL[] => [
  ...counting.conditions,
  ...hitOf(how, counting.hits),
];

/** For going through all rows: many hits are not gathered anew at each step, their rows are compared in passing. */
export const comparedConditions = ({ how, hits, everything }: SearchPlan): SQL[] => [
  ...everything,
  ...(how === "gather" ? hitOf(how, hits) : []),
];

async function countUpTo(tx: Tx, ids: SQL, most: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from (${ids}) as found limit ${most}) as capped`,
  );
  return row?.n ?? 0;
}

/** A source with its number. `most`: where the caller needs to know no more than that there are more. */
export async function measured(tx: Tx, source: Omit<Source, "n">, most = limits.common): Promise<Source> {
  return { ...source, n: await countUpTo(tx, source.ids, Math.min(most, limits.common) + 1) };
}

/** Sorting ids costs so much less than reading as many rows. */
const IDS_FOR_A_ROW = 10;

/** Where ids alone tell the order of creation and the number; null where they do not, or where that asks for far more ids than rows. */
function planIds(sources: readonly Source[]): SearchPlan | null {
  const [only, ...others] = sources;
  if (only === undefined || sources.some(({ isExact, order }) => !isExact || order === null)) return null;
  const everything = sources.map(({ condition }) => condition);
  const planOf = (hits: SQL, matching: number | null, isMoreThanCap = false): SearchPlan => ({
    ...{ how: "ids", hits, conditions: [], everything, matching, isMoreThanCap },
    counting: { hits, conditions: [] },
  });
  if (others.length === 0 && only.order === "walked") {
    return planOf(only.ids, only.n <= limits.narrow ? only.n : null, only.n > MANY);
  }
  const all = sources.reduce((sum, { n }) => sum + n, 0);
  const fewest = Math.min(...sources.map(({ n }) => n));
  if (all > limits.common || all > IDS_FOR_A_ROW * fewest) return null;
  const parts = sources.map(({ ids }) => sql`(select distinct hit, created_at from (${ids}) as one_part)`);
  return planOf(sql.join(parts, sql` intersect `), null);
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

/** What else a query says about where its customers are. */
type Circumstances = {
  /** Where customers with plain values are, with which rows are compared in any case; used when they are few. */
  values?: readonly Source[];
  /** What the rows are compared with besides may first be met far down the order. */
  isFarDown?: boolean;
  /** The order is that of creation, and rows are compared with nothing besides. */
  isByCreation?: boolean;
};

/** Decides how to find the customers of all sources. */
export async function planSources(
  tx: Tx,
  sources: readonly Source[],
  { values = [], isFarDown = false, isByCreation = false }: Circumstances = {},
): Promise<SearchPlan> {
  const byIds = isByCreation ? planIds(sources) : null;
  if (byIds !== null) return byIds;
  const everything = sources.map(({ condition }) => condition);
  const gather = (hits: SQL): SearchPlan => ({
    ...{ how: "gather", hits, conditions: everything, everything, matching: null, isMoreThanCap: false },
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
    return { how: "walk", hits: null, conditions: everything, everything, counting, matching: null, isMoreThanCap };
  }
  const hits = together(usable);
  if (usable.length > 1) {
    const n = await countUpTo(tx, hits, MANY + 1);
    if (n <= limits.narrow) return gather(hits);
    isMoreThanCap = n > MANY && usable.length === sources.length && sources.every(({ isExact }) => isExact);
  }
  const rest = sources.filter((each) => !usable.includes(each) || !each.isExact).map(({ condition }) => condition);
  return { how: "probe", hits, conditions: rest, everything, counting, matching: null, isMoreThanCap };
}
