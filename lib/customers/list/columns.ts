import { type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { SortColumn, SortDirection } from "./constants";
import type { CursorPlace, KeyKind, KeyValue } from "./cursor";

/** What is read of a customer for the list; `nameKey` only orders. */
export const LISTED = {
  id: customers.id,
  type: customers.type,
  purpose: customers.purpose,
  displayName: customers.displayName,
  nameKey: customers.nameKey,
  status: customers.status,
  isActive: customers.isActive,
  isEnabled: customers.isEnabled,
  isWalletReady: customers.isWalletReady,
  accountState: customers.accountState,
  email: customers.email,
  country: customers.country,
  externalId: customers.externalId,
  missingCount: customers.missingCount,
  missingMarks: customers.missingMarks,
  tags: customers.tags,
  documentsExpireOn: customers.documentsExpireOn,
  version: customers.version,
  createdAt: customers.createdAt,
  updatedAt: customers.updatedAt,
  reviewedAt: customers.reviewedAt,
};

/** The same as expressions, for a sub-select that stands in for the table under its name. */
export const LISTED_ELSEWHERE = Object.fromEntries(
  Object.entries(LISTED).map(([key, column]) => [key, sql`${column}`.mapWith(column)]),
);

export type ListedCustomer = Pick<typeof customers.$inferSelect, keyof typeof LISTED>;

// Written as in the indexes, or they could not serve them. Row-level security lets no index find by coalesce.
export const EMAIL_KEY = sql`(case when ${customers.email} is null then '' else ${customers.email} end)`;
const EXTERNAL_KEY = sql`(case when ${customers.externalId} is null then '' else ${customers.externalId} end)`;
export const FIRST_EXPIRY = sql`(case when ${customers.documentsExpireOn} is null then 'infinity'::date else ${customers.documentsExpireOn} end)`;
const LAST_REVIEW = sql`(case when ${customers.reviewedAt} is null then '-infinity'::timestamptz else ${customers.reviewedAt} end)`;

/** The expression of an index (see the table), its kind in a cursor and its value in a row. */
type OrderKey = { by: SQL; kind: KeyKind; of: (row: ListedCustomer) => KeyValue };

const created: OrderKey = {
  by: sql`${customers.createdAt}`,
  kind: "instant",
  of: (row) => row.createdAt.toISOString(),
};

/** The allow-list: only what stands here is ever ordered by. The id ends every order. */
const ORDERS: Readonly<Record<SortColumn, readonly OrderKey[]>> = {
  id: [],
  created: [created],
  updated: [{ by: sql`${customers.updatedAt}`, kind: "instant", of: (row) => row.updatedAt.toISOString() }],
  name: [{ by: sql`${customers.nameKey}`, kind: "text", of: (row) => row.nameKey }],
  email: [{ by: EMAIL_KEY, kind: "text", of: (row) => row.email ?? "" }],
  external: [{ by: EXTERNAL_KEY, kind: "text", of: (row) => row.externalId ?? "" }],
  status: [{ by: sql`${customers.status}`, kind: "text", of: (row) => row.status }, created],
  type: [{ by: sql`${customers.type}`, kind: "text", of: (row) => row.type }, created],
  account: [{ by: sql`${customers.accountState}`, kind: "text", of: (row) => row.accountState }, created],
  country: [{ by: sql`${customers.countryKey}`, kind: "text", of: (row) => row.country ?? "" }, created],
  active: [{ by: sql`${customers.isActive}`, kind: "boolean", of: (row) => row.isActive }, created],
  enabled: [{ by: sql`${customers.isEnabled}`, kind: "boolean", of: (row) => row.isEnabled }, created],
  missing: [{ by: sql`${customers.missingCount}`, kind: "number", of: (row) => String(row.missingCount) }, created],
  reviewed: [{ by: LAST_REVIEW, kind: "instant", of: (row) => row.reviewedAt?.toISOString() ?? "-infinity" }],
  expires: [{ by: FIRST_EXPIRY, kind: "day", of: (row) => row.documentsExpireOn ?? "infinity" }],
  wallet: [{ by: sql`${customers.isWalletReady}`, kind: "boolean", of: (row) => row.isWalletReady }, created],
};

// By way of text, because the driver writes every string that stands for a boolean as false.
const CASTS: Record<KeyKind, SQL> = {
  text: sql`text`,
  boolean: sql`text::boolean`,
  number: sql`text::integer`,
  instant: sql`timestamptz`,
  day: sql`text::date`,
};

export const kindsOf = (column: SortColumn): KeyKind[] => ORDERS[column].map(({ kind }) => kind);

export const valuesOf = (column: SortColumn, row: ListedCustomer): KeyValue[] =>
  ORDERS[column].map((key) => key.of(row));

const all = (column: SortColumn) => [...ORDERS[column].map(({ by }) => by), sql`${customers.id}`];

export function orderBy(column: SortColumn, direction: SortDirection): SQL {
  const word = direction === "asc" ? sql`asc` : sql`desc`;
  return sql.join(
    all(column).map((by) => sql`${by} ${word}`),
    sql`, `,
  );
}

/** True of the rows that come after a place, in the direction that is walked. */
export function beyond(column: SortColumn, direction: SortDirection, place: CursorPlace): SQL {
  const kinds = kindsOf(column);
  // As text with a cast, so that the driver does not choose a type of its own.
  const values = place.values.map((value, at) => sql`${String(value)}::${CASTS[kinds[at] ?? "text"]}`);
  const [left, right] = [sql.join(all(column), sql`, `), sql.join([...values, sql`${place.id}::uuid`], sql`, `)];
  return direction === "asc" ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}
