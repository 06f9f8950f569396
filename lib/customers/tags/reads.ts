import { sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerFacets, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { TenantScope } from "@/lib/auth/scope";
import { TAG_LIMITS } from "./constants";

/**
 * The tags that customers of an organisation have, each once, by name, the first 200. Steps from one to the next in the index, however
 * many customers have each.
 */
export async function listTags(tx: Tx, scope: TenantScope): Promise<string[]> {
  const { facet, customerId, createdAt } = customerFacets;
  const next = (after: ReturnType<typeof sql>) => sql`
    select ${facet} as facet, ${customerId} as customer_id from ${customerFacets}
    where ${inOrg(customerFacets.orgId, scope)} and ${facet} > ${after} and ${facet} < 'tag;'
    order by ${facet}, ${createdAt}, ${customerId} limit 1`;
  const rows = await tx.execute<{ tag: string }>(sql`
    with recursive known as (
      (${next(sql`'tag:'`)})
      union all
      select found.facet, found.customer_id from known cross join lateral (${next(sql`known.facet`)}) as found
    )
    select coalesce(
      (select tag from ${customers}, unnest(${customers.tags}) as tag
        where ${inOrg(customers.orgId, scope)} and ${customers.id} = known.customer_id
          and left('tag:' || lower(tag), 200) = known.facet limit 1),
      substr(known.facet, 5)) as tag
    from known order by known.facet limit ${TAG_LIMITS.offered}`);
  return rows.map(({ tag }) => tag);
}
