import { and, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { importFileName } from "@/lib/customers/import/reads";
import { beyond, kindsOf, LISTED, orderBy, valuesOf } from "@/lib/customers/list/columns";
import { decodeCursor, encodeCursor } from "@/lib/customers/list/cursor";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { countByCounters, toCustomerRow } from "@/lib/customers/list/reads";
import { countConditions, rowConditions, whereOf } from "@/lib/customers/list/reads-where";
import type { CustomerSelection } from "./input";
import type { SelectionStep } from "./types";

type Owner = { orgId: string };

/** Rows of one step at most. */
const STEP_MAX = 1000;

const isTheirs = (owner: Owner) => and(inOrg(customers.orgId, owner), isNull(customers.deletedAt));

const picked = (selection: { ids: readonly string[] }) => [...new Set(selection.ids)];

/** The file of the import that the customers came with, for people; null where none is asked for. */
export const importFileOf = (tx: Tx, owner: Owner, selection: CustomerSelection): Promise<string | null> =>
  importFileName(tx, owner, selection.kind === "query" ? selection.query.importId : null);

/** How many customers are meant, exactly. Picked ids that are not there do not count. */
export async function countSelection(tx: Tx, owner: Owner, selection: CustomerSelection): Promise<number> {
  if (selection.kind === "ids") {
    return tx.$count(customers, and(isTheirs(owner), inArray(customers.id, picked(selection))));
  }
  const known = await countByCounters(tx, owner, selection.query);
  if (known !== null) return known;
  return tx.$count(customers, countConditions(await whereOf(tx, owner, selection.query)));
}

/**
 * `select customer_id, ordinal` of all that are meant: ordinals from 1 on, in the order of the list or as they were picked. For one
 * `insert ... select`, which freezes who is meant whatever changes afterwards.
 */
export async function selectionIds(tx: Tx, owner: Owner, selection: CustomerSelection): Promise<SQL> {
  if (selection.kind === "ids") {
    return sql`
      select ${customers.id} as customer_id, (row_number() over (order by picked.place))::int as ordinal
      from unnest(${sql.param(picked(selection))}::uuid[]) with ordinality as picked (id, place)
      join ${customers} on ${customers.id} = picked.id and ${isTheirs(owner)}`;
  }
  const { sort } = selection.query;
  const place = sql`(row_number() over (order by ${orderBy(sort.column, sort.direction)}))::int`;
  const where = rowConditions(await whereOf(tx, owner, selection.query));
  return sql`select ${customers.id} as customer_id, ${place} as ordinal from ${customers} where ${where}`;
}

/** Picked ids are walked by their place among them. */
async function readPicked(tx: Tx, owner: Owner, ids: string[], after: string | null, limit: number) {
  const from = after === null ? 0 : Number(/^\d{1,4}$/.exec(after)?.[0] ?? Number.NaN);
  if (Number.isNaN(from)) throw new RangeError("This is not a place among picked customers");
  const wanted = ids.slice(from, from + limit);
  const where = and(isTheirs(owner), inArray(customers.id, wanted));
  const rows = wanted.length === 0 ? [] : await tx.select(LISTED).from(customers).where(where);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const next = from + limit < ids.length ? String(from + limit) : null;
  return { rows: wanted.flatMap((id) => byId.get(id) ?? []).map(toCustomerRow), next };
}

async function readQuery(tx: Tx, owner: Owner, query: CustomerListQuery, after: string | null, limit: number) {
  const { sort } = query;
  const place = after === null ? null : decodeCursor(after, sort, kindsOf(sort.column));
  if (after !== null && place === null) throw new RangeError("This is not a place in this list");
  const from = place === null ? undefined : beyond(sort.column, sort.direction, place);
  const where = and(rowConditions(await whereOf(tx, owner, query)), from);
  const order = orderBy(sort.column, sort.direction);
  const found = await tx
    .select(LISTED)
    .from(customers)
    .where(where)
    .orderBy(order)
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const isFurther = found.length > limit && last !== undefined;
  const next = isFurther ? encodeCursor(sort, { values: valuesOf(sort.column, last), id: last.id, index: null }) : null;
  return { rows: rows.map(toCustomerRow), next };
}

/**
 * The next rows of a selection, in the order of its list (ids: as they were picked), up to 1,000 a step. Begins at `after`, which a step
 * before gave as `next`; throws RangeError for any other. Each customer whose place in the order stays comes exactly once, whoever comes,
 * goes or changes meanwhile.
 */
export async function readSelection(
  tx: Tx,
  owner: Owner,
  selection: CustomerSelection,
  step: { after: string | null; limit: number },
): Promise<SelectionStep> {
  const limit = Math.min(Math.max(1, step.limit), STEP_MAX);
  return selection.kind === "ids"
    ? readPicked(tx, owner, picked(selection), step.after, limit)
    : readQuery(tx, owner, selection.query, step.after, limit);
}
