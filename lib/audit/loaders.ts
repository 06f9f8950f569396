import "server-only";
import { type Tx, withScope } from "@/db/scope";
import { requireMerchant, requireReviewer } from "@/lib/auth/require";
import { organisationFacts } from "@/lib/customers/reads";
import { type AuditQuery, auditQueryInput } from "./input";
import { type AuditReader, auditFilterNames, listAuditRows } from "./reads";
import type { AuditAddress } from "./rules";
import type { AuditChip, AuditPage } from "./types";

export type AuditLogPage = AuditPage & {
  /** The filters that were understood, as they stand in the address. */
  filters: AuditAddress;
  chips: AuditChip[];
  timeZone: string;
};

/** What an address asks for; what it gets wrong, or what is not for this reader, counts as left out. */
export function auditQuery(reader: AuditReader, asked: AuditAddress): AuditQuery {
  return auditQueryInput.parse({
    search: asked.q ?? "",
    action: asked.action ?? null,
    personId: asked.person || null,
    customerId: asked.customer || null,
    organisationId: reader.kind === "merchant" ? null : asked.org || null,
    from: asked.from || null,
    to: asked.to || null,
    before: asked.before || null,
  });
}

/** The zone in which the days of the log begin and end. */
export const logZone = async (tx: Tx, reader: AuditReader): Promise<string> =>
  reader.kind === "merchant" ? (await organisationFacts(tx, reader)).timeZone : "UTC";

async function load(reader: AuditReader, asked: AuditAddress): Promise<AuditLogPage> {
  const query = auditQuery(reader, asked);
  const filters: AuditAddress = {
    q: query.search,
    action: query.action,
    person: query.personId && asked.person,
    customer: query.customerId && asked.customer,
    org: query.organisationId && asked.org,
    from: query.from,
    to: query.to,
    before: query.before && asked.before,
  };
  return withScope(reader, async (tx) => {
    const timeZone = await logZone(tx, reader);
    const page = await listAuditRows(tx, reader, query, timeZone);
    const names = await auditFilterNames(tx, reader, query);
    const chips: AuditChip[] = [
      ...(query.personId ? [{ key: "person" as const, label: names.person ?? "One person" }] : []),
      ...(query.customerId ? [{ key: "customer" as const, label: names.customer ?? "One customer" }] : []),
      ...(query.organisationId
        ? [{ key: "organisation" as const, label: names.organisation ?? "One organisation" }]
        : []),
    ];
    return { ...page, filters, chips, timeZone };
  });
}

/** The log of the organisation a person works in. */
export async function loadOrganisationAudit(asked: AuditAddress): Promise<AuditLogPage> {
  return load(await requireMerchant("audit.read"), asked);
}

/** The log of everything. */
export async function loadPlatformAudit(asked: AuditAddress): Promise<AuditLogPage> {
  return load(await requireReviewer("cases.audit"), asked);
}
