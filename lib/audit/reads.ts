import { and, desc, eq, gte, ilike, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { auditEvents, auditSeals, customers, memberships, organisations, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { UnreadableError } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import { customerMatches } from "@/lib/customers/search/reads";
import { isGenuine } from "./chain";
import type { AuditQuery } from "./input";
import { openAuditDetail } from "./record";
import { type AuditAudience, actionsFor, actionsNamed, auditFacts, auditWords } from "./rules";
import type { AuditPage, AuditRow } from "./types";

export type AuditReader = MerchantScope | ReviewerScope;

const AUDIT_PAGE_SIZE = 50;

const audienceOf = (reader: AuditReader): AuditAudience => (reader.kind === "merchant" ? "merchant" : "staff");

/** The reader's own part of the log: an organisation's without what goes on inside compliance; everything for staff. */
function ownPart(reader: AuditReader): SQL | undefined {
  if (reader.kind !== "merchant") return;
  // A list of what is shown, not of what is hidden: an action nobody thought of stays with staff.
  return and(inOrg(auditEvents.orgId, reader), inArray(auditEvents.action, actionsFor("merchant")));
}

const likePart = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** People whom the reader may know by name: their own organisation's, those who left too; everybody for staff. */
function knownPeople(tx: Tx, reader: AuditReader): SQL | undefined {
  if (reader.kind !== "merchant") return;
  const own = tx.select({ id: memberships.userId }).from(memberships).where(inOrg(memberships.orgId, reader));
  return inArray(users.id, own);
}

/** People and customers by name. Staff are not found by organisations, to whom they have none. */
function named(tx: Tx, reader: AuditReader, search: string): SQL | undefined {
  if (search === "") return;
  const people = tx
    .select({ id: users.id })
    .from(users)
    .where(and(knownPeople(tx, reader), ilike(users.name, likePart(search))));
  const found = tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(reader.kind === "merchant" ? inOrg(customers.orgId, reader) : undefined, ...customerMatches(search)));
  const isSystem = "portico".startsWith(search.toLowerCase());
  return or(
    inArray(auditEvents.actorId, people),
    inArray(auditEvents.customerId, found),
    isSystem ? eq(auditEvents.actorKind, "SYSTEM") : undefined,
  );
}

const startOf = (day: string, timeZone: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
const afterEnd = (day: string, timeZone: string) => sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`;

/** Ids begin with their time: bounds on them let the index skip what is a day and more outside the period. */
function idBound(day: string, addDays: number, filler: "0" | "f"): string {
  const hex = (Date.parse(`${day}T00:00:00Z`) + addDays * 86_400_000).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${filler.repeat(4)}-${filler.repeat(4)}-${filler.repeat(12)}`;
}

function conditions(tx: Tx, reader: AuditReader, query: AuditQuery, timeZone: string): (SQL | undefined)[] {
  const { action, personId, customerId, organisationId, from, to } = query;
  return [
    ownPart(reader),
    action ? inArray(auditEvents.action, actionsNamed(action, audienceOf(reader))) : undefined,
    personId ? eq(auditEvents.actorId, personId) : undefined,
    customerId ? eq(auditEvents.customerId, customerId) : undefined,
    organisationId ? inOrg(auditEvents.orgId, { orgId: organisationId }) : undefined,
    from ? and(gte(auditEvents.at, startOf(from, timeZone)), gte(auditEvents.id, idBound(from, -2, "0"))) : undefined,
    to ? and(lt(auditEvents.at, afterEnd(to, timeZone)), lte(auditEvents.id, idBound(to, 3, "f"))) : undefined,
    named(tx, reader, query.search),
  ];
}

function detailOf(row: typeof auditEvents.$inferSelect): Record<string, unknown> | null {
  try {
    return openAuditDetail(row);
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

type Found = {
  event: typeof auditEvents.$inferSelect;
  customer: string | null;
  organisation: string | null;
  link: number | null;
};

function toAuditRow(reader: AuditReader, { event, customer, organisation, link }: Found): AuditRow {
  const audience = audienceOf(reader);
  const isHidden = audience === "merchant" && event.actorKind === "STAFF";
  const detail = detailOf(event);
  const orgId = event.orgId && toPublicId("organisation", event.orgId);
  const customerId = event.customerId && toPublicId("customer", event.customerId);
  return {
    id: toPublicId("audit", event.id),
    at: event.at.toISOString(),
    actor: {
      id: event.actorId && !isHidden ? toPublicId("user", event.actorId) : null,
      name: isHidden ? "Compliance" : event.actorName,
      kind: event.actorKind as AuditRow["actor"]["kind"],
    },
    action: event.action,
    words: auditWords(event.action),
    customer: customerId
      ? {
          id: customerId,
          name: customer ?? "A customer that is gone",
          href: audience === "merchant" ? `/customers/${customerId}` : `/review/${orgId}/${customerId}`,
        }
      : null,
    organisation: audience === "staff" && orgId ? { id: orgId, name: organisation ?? "" } : null,
    facts: detail
      ? auditFacts(event.action, detail, audience)
      : [{ label: "Detail", value: "It cannot be read: it was changed or sealed with another key." }],
    subjectKind: event.subjectKind,
    reference: event.requestId,
    state: audience === "staff" ? { isGenuine: isGenuine(event), link } : null,
  };
}

/** One page of the log, newest first. `timeZone` is that of the days in the query. */
export async function listAuditRows(
  tx: Tx,
  reader: AuditReader,
  query: AuditQuery,
  timeZone: string,
  pageSize = AUDIT_PAGE_SIZE,
): Promise<AuditPage> {
  const columns = { event: auditEvents, customer: customers.displayName, organisation: organisations.name };
  const where = and(
    ...conditions(tx, reader, query, timeZone),
    query.before ? lt(auditEvents.id, query.before) : undefined,
  );
  const found: Found[] =
    reader.kind === "merchant"
      ? (
          await tx
            .select(columns)
            .from(auditEvents)
            .leftJoin(customers, and(eq(customers.orgId, auditEvents.orgId), eq(customers.id, auditEvents.customerId)))
            .leftJoin(organisations, eq(organisations.id, auditEvents.orgId))
            .where(where)
            .orderBy(desc(auditEvents.id))
            .limit(pageSize + 1)
        ).map((row) => ({ ...row, link: null }))
      : await tx
          .select({ ...columns, link: auditSeals.seq })
          .from(auditEvents)
          .leftJoin(customers, and(eq(customers.orgId, auditEvents.orgId), eq(customers.id, auditEvents.customerId)))
          .leftJoin(organisations, eq(organisations.id, auditEvents.orgId))
          .leftJoin(auditSeals, eq(auditSeals.auditId, auditEvents.id))
          .where(where)
          .orderBy(desc(auditEvents.id))
          .limit(pageSize + 1);
  const rows = found.slice(0, pageSize).map((each) => toAuditRow(reader, each));
  return { rows, nextCursor: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** The names behind the filters that name a person, a customer or an organisation; a name is null for what the reader cannot see. */
export async function auditFilterNames(
  tx: Tx,
  reader: AuditReader,
  query: AuditQuery,
): Promise<{ person: string | null; customer: string | null; organisation: string | null }> {
  const { personId, customerId, organisationId } = query;
  const own = reader.kind === "merchant" ? inOrg(customers.orgId, reader) : undefined;
  const [person] = personId
    ? await tx
        .select({ name: users.name })
        .from(users)
        .where(and(knownPeople(tx, reader), eq(users.id, personId)))
    : [];
  const [customer] = customerId
    ? await tx
        .select({ name: customers.displayName })
        .from(customers)
        .where(and(own, eq(customers.id, customerId)))
    : [];
  const [organisation] =
    organisationId && reader.kind !== "merchant"
      ? await tx.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, organisationId))
      : [];
  return { person: person?.name ?? null, customer: customer?.name ?? null, organisation: organisation?.name ?? null };
}
