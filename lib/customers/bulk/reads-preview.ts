import { and, eq, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerSenders, customers, uploadLinks } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { numberWords } from "@/lib/core/count-words";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { RECHECK_REST_HOURS } from "@/lib/customers/rechecks/constants";
import type { CustomerSelection } from "@/lib/customers/selection/input";
import { countSelection, selectionIds } from "@/lib/customers/selection/reads";
import { TAG_LIMITS } from "@/lib/customers/tags/constants";
import { SENDER_LIMITS } from "@/lib/senders/constants";
import { orderBar } from "./access";
import { BULK_LIMITS, type StayReason } from "./constants";
import type { BulkOrder, PreviewBulkInput } from "./input";
import { splitStays } from "./rules";
import type { BulkPreview } from "./types";

const stay = (reason: StayReason) => sql`${reason}::text`;
const changes = sql`null::text`;

/** How many of the wanted tags a customer has. */
const tagsHad = (tags: readonly string[]) => sql`(
  select count(*) from unnest(${customers.tags}) as had
  where lower(had) in (select lower(wanted) from unnest(${sql.param([...tags])}::text[]) as wanted))`;

function tagStays(order: Extract<BulkOrder, { tags: string[] }>): SQL {
  const had = tagsHad(order.tags);
  if (order.action === "REMOVE_TAGS") return sql`case when ${had} = 0 then ${stay("NOT_TAGGED")} end`;
  const wanted = order.tags.length;
  return sql`case when ${had} = ${wanted} then ${stay("ALREADY_TAGGED")}
    when cardinality(${customers.tags}) + ${wanted} - ${had} > ${TAG_LIMITS.perCustomer} then ${stay("TOO_MANY_TAGS")} end`;
}

function linkStays(scope: MerchantScope, senderId: string): SQL {
  const links = (more?: SQL) =>
    sql`from ${customerSenders} where ${and(
      inOrg(customerSenders.orgId, scope),
      eq(customerSenders.customerId, sql`${customers.id}`),
      more,
    )}`;
  return sql`case when exists (select 1 ${links(eq(customerSenders.senderId, senderId))}) then ${stay("ALREADY_LINKED")}
    when (select count(*) ${links()}) >= ${SENDER_LIMITS.perCustomer} then ${stay("TOO_MANY_SENDERS")} end`;
}

function recheckStays(now: Date): SQL {
  const restedSince = new Date(now.getTime() - RECHECK_REST_HOURS * 3_600_000).toISOString();
  return sql`case
    when ${customers.status} = 'SUSPENDED' then ${stay("SUSPENDED")}
    when ${customers.status} = 'UNDER_REVIEW' then ${stay("IS_UNDER_REVIEW")}
    when ${customers.status} = 'PENDING_INFO' or ${customers.missingCount} > 0 then ${stay("INCOMPLETE")}
    when ${customers.reviewedAt} > ${restedSince}::timestamptz then ${stay("CHECKED_LATELY")} end`;
}

/** The kinds of missing things that an upload link asks for. */
const DOCUMENT_MARKS = ["ID_PROOF", "ADDRESS_PROOF", "OTHER_DOCUMENT"];

function documentStays(scope: MerchantScope, now: Date): SQL {
  return sql`case
    when ${customers.status} = 'SUSPENDED' then ${stay("SUSPENDED")}
    when not ${customers.missingMarks} && ${sql.param(DOCUMENT_MARKS)}::text[] then ${stay("NO_DOCUMENT_MISSING")}
    when ${customers.email} is null then ${stay("NO_EMAIL")}
    when exists (select 1 from ${uploadLinks} where ${inOrg(uploadLinks.orgId, scope)}
      and ${uploadLinks.customerId} = ${customers.id} and ${uploadLinks.revokedAt} is null
      and ${uploadLinks.finishedAt} is null and ${uploadLinks.expiresAt} > ${now.toISOString()}::timestamptz) then ${stay("LINK_OPEN")} end`;
}

/** Why a customer of the query around it stays as it is: a `StayReason`, null where it changes. */
function staysBecause(scope: MerchantScope, order: BulkOrder, now: Date): SQL {
  switch (order.action) {
    case "ENABLE":
      return sql`case when ${customers.isEnabled} then ${stay("ALREADY_ENABLED")} end`;
    case "DISABLE":
      return sql`case when not ${customers.isEnabled} then ${stay("ALREADY_DISABLED")} end`;
    case "ADD_TAGS":
    case "REMOVE_TAGS":
      return tagStays(order);
    case "LINK_SENDER":
      return linkStays(scope, order.senderId);
    case "RECHECK":
      return recheckStays(now);
    case "REQUEST_DOCUMENTS":
      return documentStays(scope, now);
    default:
      return changes;
  }
}

/** How many customers are meant, or why so many cannot be worked on in one run. */
export async function countForRun(
  tx: Tx,
  scope: MerchantScope,
  selection: CustomerSelection,
): Promise<Outcome<number>> {
  const total = await countSelection(tx, scope, selection);
  if (total === 0) return refuse("invalid", "None of these customers is there any more. Look at the list again.");
  if (total <= BULK_LIMITS.customers) return ok(total);
  return refuse(
    "too_large",
    `These are ${numberWords(total)} customers, and one run takes at most ${numberWords(BULK_LIMITS.customers)}. Narrow the list down with a filter.`,
  );
}

/** What a run would change at this moment and what it would not, counted exactly. Changes nothing. */
export async function previewOrder(
  tx: Tx,
  scope: MerchantScope,
  { selection, order }: PreviewBulkInput,
): Promise<Outcome<BulkPreview>> {
  const bar = await orderBar(tx, scope, order);
  if (bar) return bar;
  const counted = await countForRun(tx, scope, selection);
  if (!counted.ok) return counted;
  const meant = await selectionIds(tx, scope, selection);
  const rows = await tx.execute<{ reason: StayReason | null; count: number; name: string }>(sql`
    select reason, count, name from (
      select reason, name, count(*) over (partition by reason)::int as count,
        row_number() over (partition by reason order by ordinal) as place
      from (
        select meant.ordinal, ${customers.displayName} as name, ${staysBecause(scope, order, clock.now())} as reason
        from (${meant}) as meant
        join ${customers} on ${and(inOrg(customers.orgId, scope), eq(customers.id, sql`meant.customer_id`))}
      ) as judged
    ) as placed
    where place <= ${BULK_LIMITS.namesShown} order by reason, place`);
  const groups = new Map<StayReason | null, { count: number; names: string[] }>();
  for (const { reason, count, name } of rows) {
    const group = groups.get(reason) ?? { count, names: [] };
    group.names.push(name);
    groups.set(reason, group);
  }
  const willChange = groups.get(null)?.count ?? 0;
  const stays = [...groups].flatMap(([reason, group]) => (reason === null ? [] : [{ reason, ...group }]));
  const total = willChange + stays.reduce((sum, { count }) => sum + count, 0);
  const asked = selection.kind === "ids" ? new Set(selection.ids).size : total;
  return ok({ total, willChange, ...splitStays(stays), gone: Math.max(0, asked - total) });
}
