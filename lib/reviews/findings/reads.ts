import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { caseFindings } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { blindIndex, unseal } from "@/lib/core/crypto";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/customers/constants";
import { placedFields, siblingPath, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { type CustomerRecord, openProfile } from "@/lib/customers/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { type RejectLabel, SIDE_LABELS, type Side } from "@/lib/documents/constants";
import { listDocuments } from "@/lib/documents/reads";
import { sidesOf } from "@/lib/documents/rules";
import type { DocumentRow } from "@/lib/documents/types";
import { latestCase } from "@/lib/reviews/cases/reads";
import type { FindingStatus, Verdict } from "./constants";
import { documentTarget, fieldTarget, slotTarget } from "./rules";
import type { Finding, FindingTexts, Markable } from "./types";

type FindingRecord = typeof caseFindings.$inferSelect;
type Owner = { orgId: string };

export const textsBinding = (orgId: string, caseId: string, target: string) => ({
  orgId,
  table: "case_findings",
  rowId: caseId,
  column: target,
});

/** A keyed digest, so that a birth date cannot be found by trying them all. */
const digestOf = (orgId: string, target: string, shown: unknown) =>
  blindIndex(orgId, `FINDING:${target}`, JSON.stringify(shown ?? null));

/** The target as it stands in the table: with the inside id of a document. Null when it is none of ours. */
export function storedTarget(target: string): string | null {
  if (!target.startsWith("document:")) return target;
  const id = fromPublicId("document", target.slice("document:".length));
  return id === null ? null : `document:${id}`;
}

const outsideTarget = (stored: string) =>
  stored.startsWith("document:") ? documentTarget(toPublicId("document", stored.slice("document:".length))) : stored;

function fieldMarks(orgId: string, profile: CustomerProfile): Markable[] {
  return placedFields(profile.type, profile).map(({ path, label, spec }) => {
    const target = fieldTarget(path);
    const value = valueAt(profile, path);
    const latin = spec.latinTwin ? valueAt(profile, siblingPath(path, spec.latinTwin)) : undefined;
    const isGiven = value !== undefined && value !== null && value !== "";
    return { target, kind: "field", label, isGiven, seen: digestOf(orgId, target, [value, latin]) };
  });
}

const nameOf = (label: string, side: Side) =>
  side === "SINGLE" ? label : `${label}, ${SIDE_LABELS[side].toLowerCase()}`;

function documentMarks(
  orgId: string,
  profile: CustomerProfile,
  purpose: Purpose,
  documents: readonly DocumentRow[],
): Markable[] {
  const places = documentRequirements(profile, purpose);
  const files = documents.map((file): Markable => {
    const target = documentTarget(file.id);
    const place = places.find(({ slot, subject }) => slot === file.slot && subject === file.subject);
    const shown = [file.sha256, file.docType, file.issuedOn, file.expiresOn];
    const label = nameOf(place?.label ?? "Document", file.side);
    return { target, kind: "document", label, isGiven: true, seen: digestOf(orgId, target, shown) };
  });
  const empty = places.flatMap(({ slot, subject, label }) => {
    const here = documents.filter((file) => file.slot === slot && file.subject === subject);
    const markOf = (side: Side | ""): Markable => {
      const target = slotTarget(subject, slot, side);
      const seen = digestOf(orgId, target, null);
      return { target, kind: "slot", label: nameOf(label, side || "SINGLE"), isGiven: false, seen };
    };
    if (here.length === 0) return [markOf("")];
    // A place that is begun with one type wants the other sides of that type.
    const types = [...new Set(here.map((file) => file.docType))];
    return types.flatMap((type) =>
      sidesOf(type)
        .filter((side) => !here.some((file) => file.docType === type && file.side === side))
        .map(markOf),
    );
  });
  return [...files, ...empty];
}

/** Everything of a customer that can be marked, as it stands now: fields in the form's order, then files, then empty places. */
export function markablesOf(
  customer: Pick<CustomerRecord, "orgId" | "purpose">,
  profile: CustomerProfile,
  documents: readonly DocumentRow[],
): Markable[] {
  return [
    ...fieldMarks(customer.orgId, profile),
    ...documentMarks(customer.orgId, profile, customer.purpose as Purpose, documents),
  ];
}

/** `markablesOf` for writes and checks that have nothing read yet. */
export async function currentMarkables(tx: Tx, customer: CustomerRecord): Promise<Markable[]> {
  const documents = await listDocuments(tx, customer, { customerId: customer.id });
  return markablesOf(customer, openProfile(customer), documents);
}

/** A row as it leaves the domain; `now` is what its target looks like at present, undefined where it is gone. */
export function toFinding(row: FindingRecord, now: Markable | undefined): Finding {
  const texts: FindingTexts = row.textsSealed
    ? JSON.parse(unseal(row.textsSealed, textsBinding(row.orgId, row.caseId, row.target)))
    : { forCustomer: "", forDeveloper: "" };
  return {
    target: outsideTarget(row.target),
    verdict: row.verdict as Verdict,
    status: row.status as FindingStatus | null,
    label: row.label as RejectLabel | null,
    ...texts,
    byName: row.byName,
    at: row.at.toISOString(),
    isStale: now?.seen !== row.seenDigest,
  };
}

async function findingRows(tx: Tx, owner: Owner, caseId: string): Promise<FindingRecord[]> {
  return tx
    .select()
    .from(caseFindings)
    .where(and(inOrg(caseFindings.orgId, owner), eq(caseFindings.caseId, caseId)))
    .orderBy(caseFindings.target);
}

/** The marks of the case that is open, else of the newest one. Marks on files that were replaced are left out. */
export async function listFindings(
  tx: Tx,
  owner: Owner,
  customerId: string,
  markables: readonly Markable[],
): Promise<Finding[]> {
  const newest = await latestCase(tx, owner, customerId);
  if (!newest) return [];
  const now = new Map(markables.map((one) => [one.target, one]));
  return (await findingRows(tx, owner, newest.id))
    .map((row) => toFinding(row, now.get(outsideTarget(row.target))))
    .filter(({ target }) => now.has(target));
}

/** What is flagged in a case and still as it was when it was flagged: while there is any, the customer is not approved. */
export async function openFlags(
  tx: Tx,
  owner: Owner,
  customer: CustomerRecord,
  caseId: string,
): Promise<{ target: string; label: string; status: string }[]> {
  const now = new Map((await currentMarkables(tx, customer)).map((one) => [one.target, one]));
  return (await findingRows(tx, owner, caseId)).flatMap((row) => {
    const found = now.get(outsideTarget(row.target));
    if (row.verdict !== "FLAGGED" || row.status === null || found?.seen !== row.seenDigest) return [];
    return [{ target: found.target, label: found.label, status: row.status }];
  });
}
