import { and, arrayOverlaps, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { type CustomerRecord, openProfile } from "@/lib/customers/reads";
import type { DocumentRow } from "@/lib/documents/types";
import { compareTwins } from "./rules-twins";
import type { TwinCase } from "./types";

/** Shown at most: a reviewer opens the first ones, more would only be noise. */
const TWINS_SHOWN = 10;

/** Which of these files stand with other customers too: customer id to the outside ids of our files. */
async function reusedFiles(tx: Tx, customer: CustomerRecord, files: readonly DocumentRow[]) {
  const reused = new Map<string, string[]>();
  if (files.length === 0) return reused;
  const rows = await tx
    .selectDistinct({ customerId: documents.customerId, sha256: documents.sha256 })
    .from(documents)
    .where(
      and(
        inOrg(documents.orgId, customer),
        inArray(
          documents.sha256,
          files.map((file) => file.sha256),
        ),
        ne(documents.customerId, customer.id),
      ),
    )
    .limit(TWINS_SHOWN * files.length);
  for (const row of rows) {
    if (row.customerId === null) continue;
    const ours = files.filter((file) => file.sha256 === row.sha256).map((file) => file.id);
    reused.set(row.customerId, [...(reused.get(row.customerId) ?? []), ...ours]);
  }
  return reused;
}

function sharesOf(ours: CustomerRecord, theirs: CustomerRecord, files: readonly string[]): string[] {
  return [
    ...(ours.idIndex !== null && ours.idIndex === theirs.idIndex ? ["ID number"] : []),
    ...(theirs.taxIndexes.some((index) => ours.taxIndexes.includes(index)) ? ["Tax number"] : []),
    ...(ours.birthIndex !== null && ours.birthIndex === theirs.birthIndex ? ["Name and date"] : []),
    ...(files.length > 0 ? [files.length === 1 ? "A document" : `${files.length} documents`] : []),
  ];
}

/** Other living customers of the organisation with the same number, name and date, or file, compared field by field. */
export async function listTwins(
  tx: Tx,
  customer: CustomerRecord,
  profile: CustomerProfile,
  files: readonly DocumentRow[],
): Promise<TwinCase[]> {
  const reused = await reusedFiles(tx, customer, files);
  const shared = [
    customer.idIndex ? eq(customers.idIndex, customer.idIndex) : undefined,
    customer.taxIndexes.length > 0 ? arrayOverlaps(customers.taxIndexes, customer.taxIndexes) : undefined,
    customer.birthIndex ? eq(customers.birthIndex, customer.birthIndex) : undefined,
    reused.size > 0 ? inArray(customers.id, [...reused.keys()]) : undefined,
  ].filter((condition) => condition !== undefined);
  if (shared.length === 0) return [];
  const rows = await tx
    .select()
    .from(customers)
    .where(
      and(inOrg(customers.orgId, customer), ne(customers.id, customer.id), isNull(customers.deletedAt), or(...shared)),
    )
    .orderBy(customers.id)
    .limit(TWINS_SHOWN);
  return rows.map((row) => {
    const documentIds = reused.get(row.id) ?? [];
    return {
      orgId: toPublicId("organisation", row.orgId),
      id: toPublicId("customer", row.id),
      name: row.displayName,
      status: row.status as CustomerStatus,
      createdAt: row.createdAt.toISOString(),
      shares: sharesOf(customer, row, documentIds),
      fields: compareTwins(profile, openProfile(row)),
      documentIds,
    };
  });
}
