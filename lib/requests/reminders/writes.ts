import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documentReminders, informationRequests } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import type { CustomerStatus } from "@/lib/customers/constants";
import { documentAnchor } from "@/lib/customers/fields";
import { type CustomerRecord, lockCustomer, organisationFacts } from "@/lib/customers/reads";
import { DOCUMENT_TYPE_LABELS } from "@/lib/documents/constants";
import { findRecord, toDocumentRow } from "@/lib/documents/reads";
import type { DocumentRow } from "@/lib/documents/types";
import { notify } from "@/lib/notifications/writes";
import { listRequests } from "@/lib/requests/reads";
import { openRequest, thingsInWords } from "@/lib/requests/rules";
import { answerPath, casePath } from "@/lib/requests/rules-paths";
import { openCase } from "@/lib/reviews/cases/writes";
import { EXPIRED_ID_RISK } from "./constants";
import { overdueRequests, reminderCandidates } from "./reads";
import { type Reminder, reminderFor, reminderWords } from "./rules";

const MERCHANTS = ["owner", "admin", "maker"] as const;

/** Reminds of every document of an organisation that is due today. Run again, or twice at once, it tells nothing twice. */
export async function remindOfDocuments(scope: SystemScope): Promise<number> {
  let told = 0;
  let after: string | null = null;
  for (;;) {
    const batch = await candidatesAfter(scope, after);
    for (const candidate of batch) if (await remindOf(scope, candidate)) told += 1;
    after = batch.at(-1)?.documentId ?? null;
    if (after === null) return told;
  }
}

const candidatesAfter = (scope: SystemScope, after: string | null) =>
  withScope(scope, async (tx) => {
    const { today } = await organisationFacts(tx, scope);
    return reminderCandidates(tx, scope, today, after);
  });

/** One document in a transaction of its own: what fails for one is told for the others. */
async function remindOf(scope: SystemScope, named: { documentId: string; customerId: string }): Promise<boolean> {
  return withScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, named.customerId);
    const record = await findRecord(tx, scope, named.documentId);
    if (!customer || record?.state !== "CURRENT") return false;
    const document = toDocumentRow(record);
    const { today } = await organisationFacts(tx, scope);
    const found = reminderFor(document, customer.status as CustomerStatus, today);
    if (!found || !(await claim(tx, scope, named, found))) return false;
    await tell(tx, scope, customer, document, found);
    if (found.kind === "EXPIRY" && found.daysBefore === 0 && customer.status === "APPROVED")
      await openCase(tx, scope, customer, { reason: "MONITORING", riskScore: EXPIRED_ID_RISK });
    return true;
  });
}

/** True for the one who writes the reminder down; everybody else comes too late. */
async function claim(
  tx: Tx,
  scope: SystemScope,
  named: { documentId: string; customerId: string },
  { kind, dueOn, daysBefore }: Reminder,
): Promise<boolean> {
  const rows = await tx
    .insert(documentReminders)
    .values({ orgId: scope.orgId, ...named, kind, dueOn, daysBefore, sentAt: clock.now() })
    .onConflictDoNothing()
    .returning({ documentId: documentReminders.documentId });
  return rows.length === 1;
}

async function tell(tx: Tx, scope: SystemScope, customer: CustomerRecord, document: DocumentRow, found: Reminder) {
  const words = reminderWords(found, DOCUMENT_TYPE_LABELS[document.docType], customer.displayName);
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: "reminder.sent",
    subject: { kind: "customer", id: customer.id },
    customerId: customer.id,
    detail: { reason: words.body, about: [DOCUMENT_TYPE_LABELS[document.docType]], days_before: found.daysBefore },
  });
  await notify(tx, scope, {
    orgId: scope.orgId,
    kind: "document.expiring",
    ...words,
    href: answerPath(customer, { kind: "document", href: `#${documentAnchor(document.slot, document.subject)}` }),
    customerId: customer.id,
    to: { merchant: [...MERCHANTS] },
  });
}

/** Tells both sides, once, of requests whose day has passed. Nothing else changes: a late answer counts as well. */
export async function remindOfRequests(scope: SystemScope): Promise<number> {
  let told = 0;
  let after: string | null = null;
  for (;;) {
    const batch = await overdueAfter(scope, after);
    for (const request of batch) if (await tellOverdue(scope, request)) told += 1;
    after = batch.at(-1)?.id ?? null;
    if (after === null) return told;
  }
}

const overdueAfter = (scope: SystemScope, after: string | null) =>
  withScope(scope, async (tx) => {
    const { today } = await organisationFacts(tx, scope);
    return overdueRequests(tx, scope, today, after);
  });

async function tellOverdue(scope: SystemScope, named: { id: string; customerId: string }): Promise<boolean> {
  return withScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, named.customerId);
    if (!customer) return false;
    const [claimed] = await tx
      .update(informationRequests)
      .set({ overdueNoticeAt: clock.now() })
      .where(
        and(
          inOrg(informationRequests.orgId, scope),
          eq(informationRequests.id, named.id),
          isNull(informationRequests.overdueNoticeAt),
          isNull(informationRequests.cancelledAt),
        ),
      )
      .returning();
    const request = openRequest(await listRequests(tx, customer, "merchant"));
    if (!claimed || !request) return false;
    const open = request.questions.filter((question) => question.answeredAt === null);
    const [first] = open;
    const body = `Still asked for: ${open.map((question) => question.title).join(", ")}. It was due on ${request.dueOn}.`;
    const common = { orgId: scope.orgId, kind: "request.overdue", customerId: customer.id } as const;
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "request.overdue",
      subject: { kind: "request", id: claimed.id },
      customerId: customer.id,
      detail: { round: claimed.round, about: open.map((question) => question.title) },
    });
    await notify(tx, scope, {
      ...common,
      title: `${thingsInWords(open.length)} still asked for: ${customer.displayName}`,
      body: `${body} The customer waits until you answer.`,
      href: answerPath(customer, first?.anchor ? { kind: first.kind, href: first.anchor } : undefined),
      to: { merchant: [...MERCHANTS] },
    });
    await notify(tx, scope, {
      ...common,
      title: `No full answer about ${customer.displayName}`,
      body,
      href: casePath(customer),
      to: { userIds: [claimed.requestedBy] },
    });
    return true;
  });
}
