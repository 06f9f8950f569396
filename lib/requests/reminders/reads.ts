import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, lt, lte, ne, notExists, or, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import {
  customers,
  documentReminders,
  documents,
  informationQuestions,
  informationRequests,
  organisations,
} from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { IdentityScope } from "@/lib/auth/scope";
import { addDays, addMonths, type CivilDate } from "@/lib/core/civil-date";
import { REMINDER_BATCH } from "./constants";

type Owner = { orgId: string };

/** Organisations that work now, inside ids. For the worker, which looks at each in turn. */
export async function listWorkingOrganisations(scope: IdentityScope): Promise<string[]> {
  const rows = await withScope(scope, (tx) =>
    tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(isNull(organisations.suspendedAt))
      .orderBy(organisations.id),
  );
  return rows.map((row) => row.id);
}

/** Documents that may have to be reminded of on that day, after an id, in order. A superset: the rules decide. */
export async function reminderCandidates(
  tx: Tx,
  owner: Owner,
  today: CivilDate,
  after: string | null,
): Promise<{ documentId: string; customerId: string }[]> {
  const wasTold = tx
    .select({ one: sql`1` })
    .from(documentReminders)
    .where(
      and(
        inOrg(documentReminders.orgId, owner),
        eq(documentReminders.documentId, documents.id),
        eq(documentReminders.kind, "EXPIRY"),
        eq(documentReminders.dueOn, documents.expiresOn),
        eq(documentReminders.daysBefore, 0),
      ),
    );
  const rows = await tx
    .select({ documentId: documents.id, customerId: customers.id })
    .from(documents)
    .innerJoin(customers, and(eq(customers.orgId, documents.orgId), eq(customers.id, documents.customerId)))
    .where(
      and(
        inOrg(documents.orgId, owner),
        eq(documents.state, "CURRENT"),
        ne(documents.side, "BACK"),
        isNull(customers.deletedAt),
        ne(customers.status, "SUSPENDED"),
        after === null ? undefined : gt(documents.id, after),
        or(
          and(
            eq(documents.slot, "ID_PROOF"),
            eq(documents.review, "ACCEPTED"),
            lte(documents.expiresOn, addDays(today, 60)),
            notExists(wasTold),
          ),
          and(
            inArray(documents.slot, ["ADDRESS_PROOF", "COMPANY_ADDRESS_PROOF", "UBO_ADDRESS_PROOF"]),
            eq(documents.review, "PENDING"),
            isNotNull(documents.issuedOn),
            lte(documents.issuedOn, addDays(addMonths(today, -1), 4)),
            ne(customers.status, "APPROVED"),
          ),
        ),
      ),
    )
    .orderBy(asc(documents.id))
    .limit(REMINDER_BATCH);
  return rows;
}

/** Requests whose day has passed without all answers, and that nobody was told of yet; after an id, in order. */
export async function overdueRequests(
  tx: Tx,
  owner: Owner,
  today: CivilDate,
  after: string | null = null,
): Promise<{ id: string; customerId: string }[]> {
  const open = tx
    .select({ one: sql`1` })
    .from(informationQuestions)
    .where(
      and(
        inOrg(informationQuestions.orgId, owner),
        eq(informationQuestions.requestId, informationRequests.id),
        isNull(informationQuestions.answeredAt),
      ),
    );
  return tx
    .select({ id: informationRequests.id, customerId: informationRequests.customerId })
    .from(informationRequests)
    .innerJoin(
      customers,
      and(eq(customers.orgId, informationRequests.orgId), eq(customers.id, informationRequests.customerId)),
    )
    .where(
      and(
        inOrg(informationRequests.orgId, owner),
        isNull(customers.deletedAt),
        after === null ? undefined : gt(informationRequests.id, after),
        lt(informationRequests.dueOn, today),
        isNull(informationRequests.cancelledAt),
        isNull(informationRequests.overdueNoticeAt),
        exists(open),
      ),
    )
    .orderBy(informationRequests.id)
    .limit(REMINDER_BATCH);
}
