import { and, between, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerSearchTerms, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { measured, planSources, type SearchPlan, type Source } from "./reads-plan";
import { likeText, type SearchToken, searchTokens, type TermRange, termWays } from "./rules";

type Owner = { orgId: string };

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

/** The ids of all customers who may have the word, some of them twice, and when they were created. */
function idsOf(owner: Owner, token: SearchToken, ranges: readonly TermRange[]): SQL {
  const { orgId, term, createdAt, customerId } = customerSearchTerms;
  const parts = ranges.map(
    ({ from, to }) =>
      sql`select ${customerId} as hit, ${createdAt} from ${customerSearchTerms} where ${and(inOrg(orgId, owner), gte(term, from), lt(term, to))}`,
  );
  if (token.ids) {
    const inRange = and(inOrg(customers.orgId, owner), between(customers.id, token.ids.from, token.ids.to));
    parts.push(sql`select ${customers.id} as hit, ${customers.createdAt} from ${customers} where ${inRange}`);
  }
  return sql.join(parts, sql` union all `);
}

/** Every customer in the ranges of such a token has it, so that rows need no second look. */
const isExact = ({ literal, words, ids }: SearchToken) =>
  words.length === 1 && words[0] === literal && literal.length < 64 && !ids;

/** Where the customers of each word are. `isOrderedByText`: those of one beginning may stand in one heap far down. */
export function searchSources(tx: Tx, owner: Owner, search: string, isOrderedByText: boolean): Promise<Source[]> {
  const ways = (token: SearchToken) =>
    termWays(token).map((ranges) =>
      measured(tx, {
        ids: idsOf(owner, token, ranges),
        order: "sorted",
        condition: hasToken(token) ?? sql`false`,
        isExact: isExact(token),
        isEachOnce: false,
        isClustered: isOrderedByText,
        isRange: false,
      }),
    );
  return Promise.all(
    searchTokens(search).map(async (token) =>
      (await Promise.all(ways(token))).reduce((best, way) => (way.n < best.n ? way : best)),
    ),
  );
}

/** Decides how to find what was typed, in order of creation: looks first how many customers each word finds. */
export async function planSearch(tx: Tx, owner: Owner, search: string): Promise<SearchPlan> {
  return planSources(tx, await searchSources(tx, owner, search, false));
}
