import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { caseNotes, reviewCases, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { unseal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import { latestCase } from "@/lib/reviews/cases/reads";
import { noteParts } from "./rules";
import type { CaseTags, Colleague, Note } from "./types";

type Owner = { orgId: string };

export const noteBinding = (orgId: string, id: string) => ({ orgId, table: "case_notes", rowId: id, column: "body" });

/** Everybody of compliance who can sign in, with inside ids. */
export async function listColleagues(tx: Tx): Promise<Colleague[]> {
  return tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(inArray(users.platformRole, ["reviewer", "lead"]), isNull(users.suspendedAt)))
    .orderBy(asc(users.name), asc(users.id));
}

/** What staff wrote about a customer, oldest first. */
export async function listNotes(tx: Tx, owner: Owner, customerId: string): Promise<Note[]> {
  const rows = await tx
    .select()
    .from(caseNotes)
    .where(and(inOrg(caseNotes.orgId, owner), eq(caseNotes.customerId, customerId)))
    .orderBy(asc(caseNotes.id));
  const mentioned = rows.flatMap((row) => row.mentions);
  const people =
    mentioned.length > 0
      ? await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, mentioned))
      : [];
  return rows.map((row) => ({
    id: toPublicId("note", row.id),
    at: row.at.toISOString(),
    author: row.authorName,
    parts: noteParts(unseal(row.bodySealed, noteBinding(row.orgId, row.id)), people).map(({ text, isMention }) => ({
      text,
      isMention,
    })),
  }));
}

/** The tags of the customer's open case, else of its last one; null when there was never a case. */
export async function caseTags(tx: Tx, owner: Owner, customerId: string): Promise<CaseTags | null> {
  const found = await latestCase(tx, owner, customerId);
  if (!found) return null;
  const { id, version, tags, closedAt } = found;
  return { caseId: toPublicId("case", id), version, tags, isOpen: closedAt === null };
}

/** Tags in use on open cases, the most used first, to propose them. */
export async function tagsInUse(tx: Tx): Promise<string[]> {
  const tag = sql<string>`unnest(${reviewCases.tags})`;
  const rows = await tx
    .select({ tag })
    .from(reviewCases)
    .where(isNull(reviewCases.closedAt))
    .groupBy(sql`1`)
    .orderBy(sql`count(*) desc`, sql`1`)
    .limit(50);
  return rows.map((row) => row.tag);
}
