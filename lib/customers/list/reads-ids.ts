import { and, isNull, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { fromPublicId } from "@/lib/core/ids";
import { EMAIL_KEY } from "./columns";

type Owner = { orgId: string };

const isTheirs = (owner: Owner) => and(inOrg(customers.orgId, owner), isNull(customers.deletedAt));

/** An external id counts as typed, in small letters and in capitals. */
const spellings = (text: string) => [...new Set([text, text.toLowerCase(), text.toUpperCase()])];

const isAny = (column: SQL, values: readonly string[], type: "uuid" | "text") =>
  sql`${column} = any(${sql.param([...values])}::${sql.raw(type)}[])`;

/** What pasted words may be: ids of ours, e-mail addresses, external ids. None where there is no such word. */
function meanings(pasted: readonly string[]): SQL[] {
  const uuids = pasted.flatMap((word) => fromPublicId("customer", word) ?? []);
  const emails = pasted.filter((word) => word.includes("@")).map((word) => word.toLowerCase());
  return [
    ...(uuids.length > 0 ? [isAny(sql`${customers.id}`, uuids, "uuid")] : []),
    ...(emails.length > 0 ? [isAny(EMAIL_KEY, emails, "text")] : []),
    isAny(sql`${customers.externalId}`, pasted.flatMap(spellings), "text"),
  ];
}

/** True of a customer whom one of the pasted words means. */
export const pastedConditions = (pasted: readonly string[]): SQL => or(...meanings(pasted)) ?? sql`false`;

/** The ids of all customers whom pasted words mean, some of them twice. */
export function pastedSource(owner: Owner, pasted: readonly string[]): SQL {
  const parts = meanings(pasted).map(
    (meaning) => sql`select ${customers.id} as hit from ${customers} where ${and(isTheirs(owner), meaning)}`,
  );
  return sql.join(parts, sql` union all `);
}

/** The pasted words that mean no customer of the organisation. */
export async function notFoundAmong(tx: Tx, owner: Owner, pasted: readonly string[]): Promise<string[]> {
  if (pasted.length === 0) return [];
  const uuids = pasted.map((word) => fromPublicId("customer", word));
  const isThere = (is: SQL) => sql`exists (select from ${customers} where ${and(isTheirs(owner), is)})`;
  const rows = await tx.execute<{ place: number }>(sql`
    select asked.place::int as place
    from unnest(${sql.param([...pasted])}::text[], ${sql.param(uuids)}::uuid[]) with ordinality as asked (word, id, place)
    where not ${isThere(sql`${customers.id} = asked.id`)}
      and not ${isThere(sql`${EMAIL_KEY} = lower(asked.word) and asked.word like '%@%'`)}
      and not ${isThere(sql`${customers.externalId} = any(array[asked.word, lower(asked.word), upper(asked.word)])`)}
    order by asked.place`);
  return rows.flatMap(({ place }) => pasted[place - 1] ?? []);
}
