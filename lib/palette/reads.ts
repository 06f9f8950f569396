import { and, asc, desc, eq, gte, isNull, lt, notInArray, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, senders } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { nameKey } from "@/lib/core/text";
import type { CustomerStatus } from "@/lib/customers/constants";
import { planSearch } from "@/lib/customers/search/reads";
import { pageConditions } from "@/lib/customers/search/reads-plan";
import { likeText } from "@/lib/customers/search/rules";
import { formatBsb, readAccountNumber, readBsb } from "@/lib/senders/rules";
import type { PaletteCustomer, PaletteSender } from "./types";

type Owner = { orgId: string };

const MOST_CUSTOMERS = 8;
const MOST_SENDERS = 5;
/** Digits at the end of an account number that say enough to look for. */
const ACCOUNT_END = /^\d{3,9}$/;

const SHOWN = {
  id: customers.id,
  name: customers.displayName,
  status: customers.status,
  externalId: customers.externalId,
};
type Shown = { id: string; name: string; status: string; externalId: string | null };

const toCustomer = (row: Shown, isExact: boolean): PaletteCustomer => ({
  id: toPublicId("customer", row.id),
  name: row.name,
  status: row.status as CustomerStatus,
  externalId: row.externalId,
  isExact,
});

/** Whoever has just this id or external id: two looks, each by an index of its own. */
async function findExact(tx: Tx, owner: Owner, text: string): Promise<Shown[]> {
  const id = fromPublicId("customer", text);
  const by = (is: SQL) =>
    tx
      .select(SHOWN)
      .from(customers)
      .where(and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), is))
      .limit(1);
  const [byId, byExternalId] = await Promise.all([
    id ? by(eq(customers.id, id)) : [],
    by(eq(customers.externalId, text)),
  ]);
  return [...byId, ...byExternalId.filter((row) => row.id !== byId[0]?.id)];
}

/** Names that begin as typed, in their order: an index gives the first of them, however many there are. */
function findByBeginning(tx: Tx, owner: Owner, key: string): Promise<Shown[]> {
  const begins = and(gte(customers.nameKey, key), lt(customers.nameKey, `${key}\u{10FFFF}`));
  return tx
    .select(SHOWN)
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), begins))
    .orderBy(asc(customers.nameKey), asc(customers.id))
    .limit(MOST_CUSTOMERS);
}

/** Whoever the list would find, the newest first, but those at hand. */
async function findByWords(tx: Tx, owner: Owner, text: string, known: string[], limit: number): Promise<Shown[]> {
  const conditions = pageConditions(await planSearch(tx, owner, text));
  const others = known.length > 0 ? notInArray(customers.id, known) : undefined;
  return tx
    .select(SHOWN)
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), ...conditions, others))
    .orderBy(desc(customers.createdAt), desc(customers.id))
    .limit(limit);
}

/** The customers that what was typed may mean: the one with that id, names that begin so, then what the list's search finds. */
export async function findPaletteCustomers(tx: Tx, owner: Owner, typed: string): Promise<PaletteCustomer[]> {
  const text = typed.trim();
  if (text === "") return [];
  const key = nameKey(text);
  const [exact, begun] = await Promise.all([
    findExact(tx, owner, text),
    key === "" ? [] : findByBeginning(tx, owner, key),
  ]);
  const first = [...exact, ...begun.filter(({ id }) => !exact.some((each) => each.id === id))].slice(0, MOST_CUSTOMERS);
  const left = MOST_CUSTOMERS - first.length;
  const known = first.map(({ id }) => id);
  const more = left > 0 && exact.length === 0 ? await findByWords(tx, owner, text, known, left) : [];
  return [...first, ...more].map((row) => toCustomer(row, exact.includes(row)));
}

/** Active senders by a word of the nickname or the holder, the BSB, or the account number or its end. */
export async function findPaletteSenders(tx: Tx, owner: Owner, typed: string): Promise<PaletteSender[]> {
  const text = typed.trim();
  if (text.length < 2) return [];
  const key = nameKey(text);
  const bsb = readBsb(text);
  const account = readAccountNumber(text);
  const fits = or(
    key ? sql`(' ' || ${senders.nicknameKey}) like ${`% ${likeText(key)}%`}` : undefined,
    sql`(' ' || lower(${senders.holderName})) like ${`% ${likeText(text.toLowerCase())}%`}`,
    bsb ? eq(senders.bsb, bsb) : undefined,
    account ? eq(senders.accountNumber, account) : undefined,
    ACCOUNT_END.test(text) ? sql`${senders.accountNumber} like ${`%${text}`}` : undefined,
  );
  const rows = await tx
    .select({ id: senders.id, nickname: senders.nickname, bsb: senders.bsb, accountNumber: senders.accountNumber })
    .from(senders)
    .where(and(inOrg(senders.orgId, owner), eq(senders.status, "ACTIVE"), fits))
    .orderBy(asc(senders.nicknameKey), asc(senders.id))
    .limit(MOST_SENDERS);
  return rows.map(({ id, nickname, bsb: digits, accountNumber }) => ({
    id: toPublicId("sender", id),
    nickname,
    bsb: formatBsb(digits),
    accountEnd: accountNumber.slice(-3),
  }));
}
