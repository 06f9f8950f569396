import { and, isNull, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerFacets, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { fromPublicId } from "@/lib/core/ids";
import { measured, type Source } from "@/lib/customers/search/reads-plan";
import { COUNT_CAP, type SortColumn } from "./constants";
import type { CustomerListQuery } from "./input";
import { pastedConditions, pastedSource } from "./reads-ids";

type Owner = { orgId: string };
type Found = Omit<Source, "n" | "isClustered">;
type Facet = { value: SQL; isWhole: boolean };

/** Facets are cut here. */
const FACET_MAX = 200;

const facetOf = (prefix: string, text: string): Facet => ({
  value: sql`left(${prefix}::text || lower(${text}::text), ${FACET_MAX}::int)`,
  isWhole: prefix.length + text.length < FACET_MAX,
});

/** Customers with any of some facets. */
function byFacets(owner: Owner, facets: readonly Facet[], condition: SQL): Found {
  const { orgId, facet, createdAt, customerId } = customerFacets;
  const values = sql.join(
    facets.map(({ value }) => value),
    sql`, `,
  );
  return {
    ids: sql`select ${customerId} as hit, ${createdAt} from ${customerFacets} where ${and(inOrg(orgId, owner), sql`${facet} in (${values})`)}`,
    order: facets.length === 1 ? "walked" : "sorted",
    condition,
    isExact: facets.every(({ isWhole }) => isWhole),
    isEachOnce: facets.length === 1,
    isRange: false,
  };
}

const importFacet = (importId: string) => sql`${`import:${fromPublicId("import", importId)}`}::text`;

/**
 * Between which instants the customers of the import that is asked for were created, as a condition on rows; undefined where there are none. They
 * stand together, maybe far down: with it an order of creation is walked only there.
 */
export async function importSpan(tx: Tx, owner: Owner, { importId }: CustomerListQuery): Promise<SQL | undefined> {
  if (importId === null) return undefined;
  const { orgId, facet, createdAt } = customerFacets;
  const [span] = await tx
    .select({ first: sql<string | null>`min(${createdAt})`, last: sql<string | null>`max(${createdAt})` })
    .from(customerFacets)
    .where(and(inOrg(orgId, owner), sql`${facet} = ${importFacet(importId)}`));
  if (!span?.first) return undefined;
  return sql`${customers.createdAt} between ${span.first}::timestamptz and ${span.last}::timestamptz`;
}

/** Text in small letters, as the database makes them of facets too. */
const lowered = (texts: readonly string[]) =>
  sql.join(
    texts.map((text) => sql`lower(${text}::text)`),
    sql`, `,
  );

/** Customers whose rows an index gives by a condition on them. However many they are, an order walked meets them all along. */
export const byRows = (owner: Owner, condition: SQL): Omit<Source, "n"> => ({
  ids: sql`select ${customers.id} as hit from ${customers} where ${and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), condition)}`,
  order: null,
  condition,
  isExact: true,
  isEachOnce: true,
  isClustered: false,
  isRange: true,
});

/** Orders along which customers who have something in common stand here and there. */
const MIXED: readonly SortColumn[] = ["id", "created", "updated", "name", "email", "external"];

/** `isNarrowed`: something else is asked for too. `isByCreation`: nothing else is, and by creation. */
type Asked = { isNarrowed: boolean; isByCreation: boolean };

/** Everything of a query that an index tells without standing in the order of the list. */
export function filterSources(tx: Tx, owner: Owner, query: CustomerListQuery, asked: Asked): Promise<Source[]> {
  const { missing, tags, metadata, ids, importId } = query;
  const found: Found[] = [];
  if (missing.length > 0) {
    const facets = missing.map((mark) => ({ value: sql`${`missing:${mark}`}::text`, isWhole: true }));
    found.push(byFacets(owner, facets, sql`${customers.missingMarks} && ${sql.param(missing)}::text[]`));
  }
  if (tags.length > 0) {
    const facets = tags.map((tag) => facetOf("tag:", tag));
    const has = sql`exists (select from unnest(${customers.tags}) as own (tag) where lower(own.tag) in (${lowered(tags)}))`;
    found.push(byFacets(owner, facets, has));
  }
  for (const { key, value } of metadata) {
    const says = sql`lower(${customers.metadata} ->> ${key}::text) = lower(${value}::text)`;
    found.push(byFacets(owner, [facetOf(`meta:${key}=`, value)], says));
  }
  if (importId !== null) {
    const facet = { value: importFacet(importId), isWhole: true };
    found.push(byFacets(owner, [facet], sql`${customers.importId} = ${fromPublicId("import", importId)}::uuid`));
  }
  if (ids.length > 0) {
    const pasted = { ids: pastedSource(owner, ids), condition: pastedConditions(ids) };
    found.push({ ...pasted, order: null, isExact: true, isEachOnce: false, isRange: false });
  }
  const isAlone = found.length === 1 && query.search === "";
  const isClustered = asked.isNarrowed || !isAlone || !MIXED.includes(query.sort.column);
  return Promise.all(
    found.map((source) => {
      // Where its index is walked, nobody needs to know more than the count that is shown.
      const isWalked = asked.isByCreation && isAlone && source.isExact && source.order === "walked";
      return measured(tx, { ...source, isClustered }, isWalked ? COUNT_CAP : undefined);
    }),
  );
}

const KEYS_OFFERED = 100;

/** The metadata keys that customers of an organisation have, by name, the first 100. Steps from key to key in the index. */
export async function listMetadataKeys(tx: Tx, owner: Owner): Promise<string[]> {
  const { orgId, facet } = customerFacets;
  const next = (after: SQL) => sql`
    select split_part(substr(${facet}, 6), '=', 1) as key from ${customerFacets}
    where ${inOrg(orgId, owner)} and ${facet} > ${after} and ${facet} < 'meta;' order by ${facet} limit 1`;
  // ">" comes right after "=", so this leaves the other values of the key behind.
  const rows = await tx.execute<{ key: string }>(sql`
    with recursive known as (
      (${next(sql`'meta:'`)})
      union all
      select found.key from known cross join lateral (${next(sql`'meta:' || known.key || '>'`)}) as found
    )
    select key from known limit ${KEYS_OFFERED}`);
  return rows.map(({ key }) => key);
}
