import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerSenders, customers, senders } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { TenantScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { nameKey } from "@/lib/core/text";
import type { SenderStatus } from "./constants";
import { readAccountNumber, readBsb } from "./rules";
import type { LinkedCustomer, LinkedSender, SenderChoice, SenderPage, SenderRow } from "./types";

type Row = typeof senders.$inferSelect;

export const SENDER_PAGE_SIZE = 50;
/** More than a picker can show; the search of the list page finds the rest. */
const CHOICES_MAX = 500;
const LINKED_SHOWN = 20;

export function toChoice(row: Row): SenderChoice {
  return {
    id: toPublicId("sender", row.id),
    nickname: row.nickname,
    holderName: row.holderName,
    bsb: row.bsb,
    accountNumber: row.accountNumber,
    status: row.status as SenderStatus,
  };
}

function toRow(row: Row, linkedCount: number): SenderRow {
  return {
    ...toChoice(row),
    linkedCount,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    archivedReason: row.archivedReason,
  };
}

async function linkedCounts(tx: Tx, scope: TenantScope, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ senderId: customerSenders.senderId, count: sql<number>`count(*)::int` })
    .from(customerSenders)
    .innerJoin(customers, and(eq(customers.orgId, customerSenders.orgId), eq(customers.id, customerSenders.customerId)))
    .where(
      and(inOrg(customerSenders.orgId, scope), inArray(customerSenders.senderId, ids), isNull(customers.deletedAt)),
    )
    .groupBy(customerSenders.senderId);
  return new Map(rows.map((row) => [row.senderId, row.count]));
}

// A prefix of the nickname, a whole BSB or a whole account number: what an index can answer.
function matches(search: string): SQL | undefined {
  const bsb = readBsb(search);
  const account = readAccountNumber(search);
  const key = nameKey(search);
  return or(
    key ? and(sql`${senders.nicknameKey} >= ${key}`, sql`${senders.nicknameKey} < ${`${key}\u{10FFFF}`}`) : undefined,
    bsb ? eq(senders.bsb, bsb) : undefined,
    account ? eq(senders.accountNumber, account) : undefined,
  );
}

/** The organisation's senders, newest first, a page at a time. `before` is the `next` of the page before (a UUID). */
export async function listSenders(
  tx: Tx,
  scope: TenantScope,
  options: { status: SenderStatus; search?: string; before?: string },
): Promise<SenderPage> {
  const rows = await tx
    .select()
    .from(senders)
    .where(
      and(
        inOrg(senders.orgId, scope),
        eq(senders.status, options.status),
        options.before ? lt(senders.id, options.before) : undefined,
        options.search ? matches(options.search) : undefined,
      ),
    )
    .orderBy(desc(senders.id))
    .limit(SENDER_PAGE_SIZE + 1);
  const shown = rows.slice(0, SENDER_PAGE_SIZE);
  const counts = await linkedCounts(
    tx,
    scope,
    shown.map((row) => row.id),
  );
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toRow(row, counts.get(row.id) ?? 0)),
    next: rows.length > SENDER_PAGE_SIZE && last ? toPublicId("sender", last.id) : null,
  };
}

/** How many senders there are in each status. */
export async function countSenders(tx: Tx, scope: TenantScope): Promise<Record<SenderStatus, number>> {
  const rows = await tx
    .select({ status: senders.status, count: sql<number>`count(*)::int` })
    .from(senders)
    .where(inOrg(senders.orgId, scope))
    .groupBy(senders.status);
  const of = (status: SenderStatus) => rows.find((row) => row.status === status)?.count ?? 0;
  return { ACTIVE: of("ACTIVE"), ARCHIVED: of("ARCHIVED") };
}

/** Active senders by nickname, for a picker. */
export async function listSenderChoices(tx: Tx, scope: TenantScope): Promise<SenderChoice[]> {
  const rows = await tx
    .select()
    .from(senders)
    .where(and(inOrg(senders.orgId, scope), eq(senders.status, "ACTIVE")))
    .orderBy(asc(senders.nicknameKey), asc(senders.id))
    .limit(CHOICES_MAX);
  return rows.map(toChoice);
}

/** The senders linked to a customer, archived ones included: they no longer let money in, and the page says so. */
export async function listLinkedSenders(tx: Tx, scope: TenantScope, customerId: string): Promise<LinkedSender[]> {
  const rows = await tx
    .select({ sender: senders, linkedAt: customerSenders.linkedAt })
    .from(customerSenders)
    .innerJoin(senders, and(eq(senders.orgId, customerSenders.orgId), eq(senders.id, customerSenders.senderId)))
    .where(and(inOrg(customerSenders.orgId, scope), eq(customerSenders.customerId, customerId)))
    .orderBy(asc(senders.nicknameKey), asc(senders.id));
  return rows.map((row) => ({ ...toChoice(row.sender), linkedAt: row.linkedAt.toISOString() }));
}

/** The first customers that a sender is linked to, by name. */
export async function listLinkedCustomers(tx: Tx, scope: TenantScope, senderId: string): Promise<LinkedCustomer[]> {
  const rows = await tx
    .select({ id: customers.id, name: customers.displayName })
    .from(customerSenders)
    .innerJoin(customers, and(eq(customers.orgId, customerSenders.orgId), eq(customers.id, customerSenders.customerId)))
    .where(
      and(inOrg(customerSenders.orgId, scope), eq(customerSenders.senderId, senderId), isNull(customers.deletedAt)),
    )
    .orderBy(asc(customers.nameKey), asc(customers.id))
    .limit(LINKED_SHOWN);
  return rows.map((row) => ({ id: toPublicId("customer", row.id), name: row.name }));
}
