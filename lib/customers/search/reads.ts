import { and, between, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerSearchTerms, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { likeText, type SearchToken, searchTokens, termRanges } from "./rules";

type Owner = { orgId: string };

/** Up to this many hits are gathered and then put in order. */
const NARROW = 10_000;
/** A word that is met more often stands in so many rows that walking the order soon meets enough of them. */
const COMMON = 50_000;

/**
 * How to find what was typed. `gather`: few hits, collected before they are ordered. `probe`: the order is walked and each id is looked up
 * among the hits. `walk`: the order is walked and each row is compared.
 */
export type SearchPlan = {
  how: "gather" | "probe" | "walk";
  /** A sub-select of ids among which all hits are; null with `walk`. */
  hits: SQL | null;
  /** What a row has to fulfil besides. */
  conditions: SQL[];
  /** What a row has to fulfil where nobody looks at the hits. */
  everything: SQL[];
  /** True when more than the cap are known to match, so that nobody needs to count. */
  isMoreThanCap: boolean;
};

/** True of a customer who has the word. Columns may be of any relation that is named `customers`. */
function hasToken(token: SearchToken): SQL | undefined {
  const { name, email, external } = {
    name: sql`(' ' || ${customers.nameKey})`,
    email: customers.email,
    external: sql`lower(${customers.externalId} collate "default")`,
  };
  return or(
    token.words.length > 0 ? and(...token.words.map((word) => sql`${name} like ${`% ${likeText(word)}%`}`)) : undefined,
    sql`${email} like ${`${likeText(token.literal)}%`}`,
    sql`${external} like ${`${likeText(token.literal)}%`}`,
    token.ids ? between(customers.id, token.ids.from, token.ids.to) : undefined,
  );
}

/** What a customer must fulfil to be found by what was typed; empty when nothing was. For staff, over any organisation's customers. */
export function customerMatches(search: string): SQL[] {
  return searchTokens(search).map((token) => hasToken(token) ?? sql`false`);
}

/** The ids of all customers who may have the word, some of them twice. */
function idsOf(owner: Owner, token: SearchToken): SQL {
  const { orgId, term, customerId } = customerSearchTerms;
  const parts = termRanges(token).map(
    ({ from, to }) =>
      sql`select ${customerId} as hit from ${customerSearchTerms} where ${and(inOrg(orgId, owner), gte(term, from), lt(term, to))}`,
  );
  if (token.ids) {
    const inRange = and(inOrg(customers.orgId, owner), between(customers.id, token.ids.from, token.ids.to));
    parts.push(sql`select ${customers.id} as hit from ${customers} where ${inRange}`);
  }
  return sql.join(parts, sql` union all `);
}

async function countUpTo(tx: Tx, ids: SQL, most: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from (${ids}) as found limit ${most}) as capped`,
  );
  return row?.n ?? 0;
}

/** Whether more than `NARROW` different customers are among the first rows of a sub-select: each has a word twice at most as a rule. */
async function isManyDifferent(tx: Tx, ids: SQL): Promise<boolean> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(distinct hit)::int as n from (select hit from (${ids}) as found limit ${2 * NARROW + 2}) as capped`,
  );
  return (row?.n ?? 0) > NARROW;
}

/** Every customer in the ranges of such a token has it, so that rows need no second look. */
const isExact = ({ literal, words, ids }: SearchToken) =>
  words.length === 1 && words[0] === literal && literal.length < 64 && !ids;

/** Decides how to find what was typed: looks first how many customers each word finds. `isOrderedByText`: hits may stand in one heap far down. */
export async function planSearch(tx: Tx, owner: Owner, search: string, isOrderedByText: boolean): Promise<SearchPlan> {
  const tokens = searchTokens(search);
  const found = await Promise.all(
    tokens.map(async (token) => {
      const ids = idsOf(owner, token);
      return { token, ids, condition: hasToken(token) ?? sql`false`, n: await countUpTo(tx, ids, COMMON + 1) };
    }),
  );
  const conditions = found.map(({ condition }) => condition);
  const usable = found.filter(({ n }) => n <= COMMON || isOrderedByText).sort((a, b) => a.n - b.n);
  const rarest = usable[0];
  const everything = conditions;
  if (tokens.length === 0) return { how: "walk", hits: null, conditions, everything, isMoreThanCap: false };
  if (rarest === undefined)
    return { how: "walk", hits: null, conditions, everything, isMoreThanCap: await isMany(tx, found) };
  if (rarest.n <= NARROW) {
    const hits = sql`select hit from (${rarest.ids}) as rarest`;
    return { how: "gather", hits, conditions, everything, isMoreThanCap: false };
  }
  const words = usable.map(({ ids }) => sql`(select hit from (${ids}) as one_word)`);
  const hits = sql.join(words, sql` intersect `);
  if (words.length > 1 && (await countUpTo(tx, hits, NARROW + 1)) <= NARROW) {
    return { how: "gather", hits, conditions, everything, isMoreThanCap: false };
  }
  // Hits beyond the memory of one step would be looked for one by one.
  await tx.execute(sql`set local work_mem = '64MB'`);
  const rest = found.filter((each) => !usable.includes(each) || !isExact(each.token)).map(({ condition }) => condition);
  return { how: "probe", hits, conditions: rest, everything, isMoreThanCap: await isMany(tx, found) };
}

const isMany = async (tx: Tx, found: { token: SearchToken; ids: SQL }[]) =>
  found.length === 1 && found[0] !== undefined && isExact(found[0].token) && isManyDifferent(tx, found[0].ids);
