import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setOrgFilters } from "@/db/filters";
import { type Tx, withScope } from "@/db/scope";
import { NO_TENANT_READ } from "@/db/testing/no-tenant-reads";
import { auditQueryInput } from "@/lib/audit/input";
import { auditFilterNames, listAuditRows } from "@/lib/audit/reads";
import { type HostedScope, type MerchantScope, mintScope, type SystemScope } from "@/lib/auth/scope";
import { addDays, today } from "@/lib/core/civil-date";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import {
  countBulkItems,
  findBulkRun,
  findUndoOf,
  lastSwitchBy,
  listBulkItems,
  listBulkRuns,
  nextBulkItems,
  toBulkRunRow,
} from "@/lib/customers/bulk/reads";
import { countForRun, previewOrder } from "@/lib/customers/bulk/reads-preview";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import { customerDetail, latestRun } from "@/lib/customers/detail/reads";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { countUnderWay, listExports, lockExport, lockOwnExport } from "@/lib/customers/export/reads";
import { askForExport } from "@/lib/customers/export/writes";
import { countOpenImports, findImport, getImport, listImports, lockImport } from "@/lib/customers/import/reads";
import { findExisting } from "@/lib/customers/import/reads-duplicates";
import { listImportRows, readImportRows } from "@/lib/customers/import/reads-rows";
import { matchColumns } from "@/lib/customers/import/writes";
import { checkImport } from "@/lib/customers/import/writes-check";
import { takeImportFile } from "@/lib/customers/import/writes-upload";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/input";
import { countByCounters, listCustomers } from "@/lib/customers/list/reads";
import { notFoundAmong } from "@/lib/customers/list/reads-ids";
import { listMetadataKeys } from "@/lib/customers/list/reads-sources";
import { liveCustomers } from "@/lib/customers/live/reads";
import { findCustomer, lockCustomer, openProfile, organisationFacts, profileAtVersion } from "@/lib/customers/reads";
import { countSelection, readSelection, selectionIds } from "@/lib/customers/selection/reads";
import { listTags } from "@/lib/customers/tags/reads";
import { changeCustomerTags } from "@/lib/customers/tags/writes";
import { listViews, lockView, seenViews } from "@/lib/customers/views/reads";
import { saveView } from "@/lib/customers/views/writes";
import { isRead, readingRecords } from "@/lib/documents/readings/reads";
import { currentRecords, findRecord, findViewable, listDocuments, uploadUsage } from "@/lib/documents/reads";
import { must, type Office, openOffice, uploadOf } from "@/lib/documents/testing/office";
import { addDocument } from "@/lib/documents/uploads/writes";
import { getDraft, listDrafts } from "@/lib/drafts/reads";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { listOrganisationMails } from "@/lib/mail/reads";
import { countUnreadNotices, listNotices } from "@/lib/notifications/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { getOrganisation } from "@/lib/organisations/reads";
import {
  countOpenDrafts,
  expiringDocuments,
  linksOut,
  longestWaiting,
  missingNumbers,
  openRequests,
  statusNumbers,
} from "@/lib/overview/reads";
import {
  approvalsIn,
  closedDays,
  deletions,
  firstTransition,
  knownDays,
  lastClosed,
  statusMoves,
} from "@/lib/overview/reads-days";
import { findPaletteCustomers, findPaletteSenders } from "@/lib/palette/reads";
import { listInvitations, listMembers } from "@/lib/people/reads";
import { invitePerson } from "@/lib/people/writes-invitations";
import { countLiveLinks, findLink, listLinkDocuments, listUploadLinks, missingNow } from "@/lib/requests/links/reads";
import { makeUploadLink } from "@/lib/requests/links/writes";
import { askedItems, isAskedByPerson, listQuestionTargets, listRequests, questionRecords } from "@/lib/requests/reads";
import { overdueRequests, reminderCandidates } from "@/lib/requests/reminders/reads";
import { askForInformation } from "@/lib/requests/writes";
import { activeRestrictions, lockRestriction, openRestrictions } from "@/lib/restrictions/reads";
import { placeOwnRestriction } from "@/lib/restrictions/writes";
import { gatherFacts } from "@/lib/reviews/reads";
import { reviewCustomer } from "@/lib/reviews/writes";
import { linkSender } from "@/lib/senders/links/writes";
import {
  countSenders,
  listLinkedCustomers,
  listLinkedSenders,
  listSenderChoices,
  listSenders,
} from "@/lib/senders/reads";
import { createSender } from "@/lib/senders/writes";

/** What one organisation has; inside ids. */
type Belongings = {
  scope: MerchantScope;
  exportId: string;
  draftId: string;
  customerId: string;
  senderId: string;
  documentId: string;
  restrictionId: string;
  linkId: string;
  importId: string;
  viewId: string;
  bulkId: string;
};

type Read = {
  name: string;
  /** Asks in `own`'s name, for what belongs to `of` where the read takes an id. */
  ask: (own: Belongings, of: Belongings) => Promise<unknown>;
  /** One row of many without both fences may still be one's own, so taking them down need not show. */
  mayHideTheLoss?: true;
};

const EVERYTHING = auditQueryInput.parse({
  ...{ search: "", action: null, personId: null, customerId: null, organisationId: null },
  ...{ from: null, to: null, before: null },
});

const EVERYBODY_SHARED = { kind: "query" as const, query: { ...DEFAULT_LIST_QUERY, search: "shared" } };

const EVER = { since: null, ends: [new Date("2099-01-01")] };

const inTx =
  (ask: (tx: Tx, scope: MerchantScope, of: Belongings) => Promise<unknown>): Read["ask"] =>
  (own, of) =>
    withScope(own.scope, (tx) => ask(tx, own.scope, of));

/** Asks about one's own customer row. */
const aboutOwn =
  (ask: (tx: Tx, row: NonNullable<Awaited<ReturnType<typeof findCustomer>>>) => Promise<unknown>): Read["ask"] =>
  (own) =>
    withScope(own.scope, async (tx) => {
      const row = await findCustomer(tx, own.scope, own.customerId);
      return row && ask(tx, row);
    });

/** Every read that a tenant's scope reaches. A read that is in neither list fails the last test. */
const READS: Read[] = [
  { name: "findCustomer", ask: inTx((tx, scope, of) => findCustomer(tx, scope, of.customerId)) },
  { name: "lockCustomer", ask: inTx((tx, scope, of) => lockCustomer(tx, scope, of.customerId)) },
  {
    name: "profileAtVersion",
    // Sealed for its organisation: with both fences down it cannot be opened, which the failure below shows as a difference.
    ask: inTx((tx, scope, of) => profileAtVersion(tx, scope, of.customerId, 1)),
  },
  { name: "organisationFacts", ask: inTx((tx, scope) => organisationFacts(tx, scope)), mayHideTheLoss: true },
  { name: "ownOrganisation", ask: inTx((tx, scope) => ownOrganisation(tx, scope)), mayHideTheLoss: true },
  { name: "getOrganisation", ask: (own) => getOrganisation(own.scope), mayHideTheLoss: true },
  {
    name: "listDocuments",
    ask: inTx((tx, scope, of) => listDocuments(tx, scope, { customerId: of.customerId }, "ended")),
  },
  { name: "currentRecords", ask: inTx((tx, scope, of) => currentRecords(tx, scope, { customerId: of.customerId })) },
  {
    name: "isRead",
    ask: inTx(async (tx, scope, of) => ({ isRead: await isRead(tx, scope, of.documentId) })),
    mayHideTheLoss: true,
  },
  { name: "readingRecords", ask: inTx((tx, scope, of) => readingRecords(tx, scope, of.customerId)) },
  { name: "findRecord", ask: inTx((tx, scope, of) => findRecord(tx, scope, of.documentId)) },
  { name: "findViewable", ask: inTx((tx, scope, of) => findViewable(tx, scope, of.documentId)) },
  { name: "uploadUsage", ask: inTx((tx, scope, of) => uploadUsage(tx, scope, { customerId: of.customerId })) },
  { name: "getDraft", ask: inTx((tx, scope, of) => getDraft(tx, scope, of.draftId)) },
  { name: "listDrafts", ask: inTx((tx, scope) => listDrafts(tx, scope)) },
  { name: "listCustomers", ask: inTx((tx, scope) => listCustomers(tx, scope, DEFAULT_LIST_QUERY)) },
  { name: "findImport", ask: inTx((tx, scope, of) => findImport(tx, scope, of.importId)) },
  { name: "lockImport", ask: inTx((tx, scope, of) => lockImport(tx, scope, of.importId)) },
  { name: "getImport", ask: inTx((tx, scope, of) => getImport(tx, scope, of.importId)) },
  { name: "listImports", ask: inTx((tx, scope) => listImports(tx, scope)) },
  { name: "countOpenImports", ask: inTx(async (tx, scope) => ({ open: await countOpenImports(tx, scope) })) },
  {
    name: "readImportRows",
    ask: inTx((tx, scope, of) => readImportRows(tx, scope, of.importId, { states: null, after: 0, limit: 10 })),
  },
  {
    name: "listImportRows",
    ask: inTx((tx, scope, of) => listImportRows(tx, scope, of.importId, { show: "all", after: null })),
  },
  {
    name: "findExisting",
    ask: inTx((tx, scope) => {
      const nothing = { externalId: null, idIndex: null, taxIndexes: [], birthIndex: null };
      return findExisting(
        tx,
        scope,
        ["shared1@example.com", "shared2@example.com"].map((email) => ({ ...nothing, email })),
      );
    }),
  },
  {
    name: "planSearch",
    ask: inTx((tx, scope) => listCustomers(tx, scope, { ...DEFAULT_LIST_QUERY, search: "shared" })),
  },
  {
    name: "listMetadataKeys",
    ask: inTx(async (tx, scope) => ({ keys: await listMetadataKeys(tx, scope) })),
    mayHideTheLoss: true,
  },
  {
    name: "notFoundAmong",
    ask: inTx(async (tx, scope, of) => {
      const pasted = [toPublicId("customer", of.customerId), "nobody"];
      return { n: (await notFoundAmong(tx, scope, pasted)).length };
    }),
  },
  {
    name: "countByCounters",
    ask: inTx(async (tx, scope) => ({ n: await countByCounters(tx, scope, DEFAULT_LIST_QUERY) })),
  },
  {
    name: "countSelection",
    ask: inTx(async (tx, scope) => ({ n: await countSelection(tx, scope, EVERYBODY_SHARED) })),
  },
  {
    name: "readSelection",
    ask: inTx((tx, scope) => readSelection(tx, scope, EVERYBODY_SHARED, { after: null, limit: 10 })),
  },
  {
    name: "selectionIds",
    ask: inTx(async (tx, scope, of) => {
      const picked = { kind: "ids" as const, ids: [of.customerId] };
      const shared = await tx.execute(await selectionIds(tx, scope, EVERYBODY_SHARED));
      return { shared, picked: await tx.execute(await selectionIds(tx, scope, picked)) };
    }),
  },
  {
    name: "liveCustomers",
    ask: inTx((tx, scope, of) => liveCustomers(tx, scope, { ids: [of.customerId], newerThan: "2020-01-01T00:00:00Z" })),
  },
  { name: "listTags", ask: inTx((tx, scope) => listTags(tx, scope)) },
  {
    name: "countLiveLinks",
    ask: aboutOwn(async (tx, row) => ({ live: await countLiveLinks(tx, row) })),
    mayHideTheLoss: true,
  },
  { name: "findBulkRun", ask: inTx((tx, scope, of) => findBulkRun(tx, scope, of.bulkId)) },
  { name: "findUndoOf", ask: inTx((tx, scope, of) => findUndoOf(tx, scope, of.bulkId)), mayHideTheLoss: true },
  { name: "listBulkRuns", ask: inTx((tx, scope) => listBulkRuns(tx, scope, null)) },
  {
    name: "toBulkRunRow",
    ask: inTx(async (tx, scope, of) => {
      const run = await findBulkRun(tx, scope, of.bulkId);
      return run && toBulkRunRow(tx, scope, run);
    }),
  },
  { name: "countBulkItems", ask: inTx((tx, scope, of) => countBulkItems(tx, scope, { id: of.bulkId, state: "DONE" })) },
  {
    name: "listBulkItems",
    ask: inTx((tx, scope, of) =>
      listBulkItems(tx, scope, { id: of.bulkId, state: "DONE" }, { state: null, after: null, before: null }),
    ),
  },
  { name: "nextBulkItems", ask: inTx((tx, scope, of) => nextBulkItems(tx, scope, of.bulkId, 10)) },
  { name: "lastSwitchBy", ask: inTx((tx, scope, of) => lastSwitchBy(tx, scope, of.customerId)), mayHideTheLoss: true },
  {
    name: "countForRun",
    ask: inTx((tx, scope) => countForRun(tx, scope, { kind: "query", query: DEFAULT_LIST_QUERY })),
  },
  {
    name: "previewOrder",
    ask: inTx((tx, scope) =>
      previewOrder(tx, scope, {
        selection: { kind: "query", query: DEFAULT_LIST_QUERY },
        order: { action: "ADD_TAGS", tags: ["shared"] },
      }),
    ),
  },
  { name: "findPaletteCustomers", ask: inTx((tx, scope) => findPaletteCustomers(tx, scope, "shared")) },
  { name: "findPaletteSenders", ask: inTx((tx, scope) => findPaletteSenders(tx, scope, "shared")) },
  { name: "listViews", ask: inTx((tx, scope) => listViews(tx, scope)) },
  { name: "seenViews", ask: inTx((tx, scope) => seenViews(tx, scope)) },
  { name: "lockView", ask: inTx((tx, scope, of) => lockView(tx, scope, of.viewId)) },
  {
    name: "latestRun",
    ask: inTx((tx, scope, of) => latestRun(tx, scope, of.customerId, "staff")),
  },
  { name: "customerDetail", ask: aboutOwn((tx, row) => customerDetail(tx, row, "merchant")), mayHideTheLoss: true },
  // By a job: it reads what only staff may see, too.
  {
    name: "gatherFacts",
    ask: ({ scope, customerId }) => {
      const job = mintScope<SystemScope>({ kind: "system", orgId: scope.orgId, task: "review", requestId: "test" });
      return withScope(job, async (tx) => {
        const row = await findCustomer(tx, job, customerId);
        return row && gatherFacts(tx, row);
      });
    },
  },
  { name: "activeRestrictions", ask: inTx((tx, scope, of) => activeRestrictions(tx, scope, of.customerId)) },
  {
    name: "openRestrictions",
    ask: inTx((tx, scope, of) => openRestrictions(tx, scope, of.customerId, "merchant")),
  },
  {
    name: "lockRestriction",
    ask: inTx((tx, scope, { customerId, restrictionId }) => lockRestriction(tx, scope, { customerId, restrictionId })),
  },
  { name: "questionRecords", ask: inTx((tx, scope, of) => questionRecords(tx, scope, of.customerId)) },
  { name: "askedItems", ask: aboutOwn((tx, row) => askedItems(tx, row, openProfile(row))), mayHideTheLoss: true },
  { name: "listRequests", ask: aboutOwn((tx, row) => listRequests(tx, row, "merchant")), mayHideTheLoss: true },
  { name: "listQuestionTargets", ask: aboutOwn((tx, row) => listQuestionTargets(tx, row)), mayHideTheLoss: true },
  { name: "isAskedByPerson", ask: aboutOwn((tx, row) => isAskedByPerson(tx, row)), mayHideTheLoss: true },
  { name: "missingNow", ask: aboutOwn((tx, row) => missingNow(tx, row)), mayHideTheLoss: true },
  { name: "findLink", ask: inTx((tx, scope, of) => findLink(tx, scope, of.linkId)) },
  { name: "listUploadLinks", ask: aboutOwn((tx, row) => listUploadLinks(tx, row)), mayHideTheLoss: true },
  { name: "listLinkDocuments", ask: inTx((tx, scope, of) => listLinkDocuments(tx, scope, of.linkId)) },
  { name: "reminderCandidates", ask: inTx((tx, scope) => reminderCandidates(tx, scope, "2031-06-01", null)) },
  { name: "overdueRequests", ask: inTx((tx, scope) => overdueRequests(tx, scope, "2099-01-01")) },
  { name: "listSenders", ask: inTx((tx, scope) => listSenders(tx, scope, { status: "ACTIVE" })) },
  { name: "countSenders", ask: inTx((tx, scope) => countSenders(tx, scope)) },
  { name: "listSenderChoices", ask: inTx((tx, scope) => listSenderChoices(tx, scope)) },
  { name: "listLinkedSenders", ask: inTx((tx, scope, of) => listLinkedSenders(tx, scope, of.customerId)) },
  { name: "listLinkedCustomers", ask: inTx((tx, scope, of) => listLinkedCustomers(tx, scope, of.senderId)) },
  {
    name: "listAuditRows",
    ask: inTx((tx, scope) => listAuditRows(tx, scope, EVERYTHING, "UTC")),
  },
  {
    name: "auditFilterNames",
    ask: inTx((tx, scope, of) =>
      auditFilterNames(tx, scope, { ...EVERYTHING, personId: of.scope.userId, customerId: of.customerId }),
    ),
  },
  {
    name: "listNotices",
    ask: inTx((tx, scope) => listNotices(tx, scope, { kind: null, isUnread: false, before: null })),
    mayHideTheLoss: true,
  },
  {
    name: "countUnreadNotices",
    ask: inTx(async (tx, scope) => ({ unread: await countUnreadNotices(tx, scope) })),
    mayHideTheLoss: true,
  },
  { name: "statusNumbers", ask: inTx((tx, scope) => statusNumbers(tx, scope)) },
  { name: "missingNumbers", ask: inTx((tx, scope) => missingNumbers(tx, scope)) },
  { name: "openRequests", ask: inTx((tx, scope) => openRequests(tx, scope, "2026-01-01")) },
  { name: "linksOut", ask: inTx((tx, scope) => linksOut(tx, scope)) },
  { name: "expiringDocuments", ask: inTx((tx, scope) => expiringDocuments(tx, scope, "2031-04-20")) },
  { name: "countOpenDrafts", ask: inTx(async (tx, scope) => ({ open: await countOpenDrafts(tx, scope) })) },
  // Nobody of these waits for a review.
  {
    name: "longestWaiting",
    ask: inTx(async (tx, scope) => ({ longest: await longestWaiting(tx, scope) })),
    mayHideTheLoss: true,
  },
  { name: "statusMoves", ask: inTx((tx, scope) => statusMoves(tx, scope, EVER)) },
  // Nobody of these was deleted or approved.
  {
    name: "deletions",
    ask: inTx(async (tx, scope) => ({ gone: await deletions(tx, scope, EVER) })),
    mayHideTheLoss: true,
  },
  {
    name: "approvalsIn",
    ask: inTx(async (tx, scope) => ({ made: await approvalsIn(tx, scope, EVER) })),
    mayHideTheLoss: true,
  },
  { name: "closedDays", ask: inTx((tx, scope) => closedDays(tx, scope, "2020-01-01")) },
  { name: "knownDays", ask: inTx((tx, scope) => knownDays(tx, scope, "2020-01-01")) },
  // The first and the last of many may still be one's own.
  { name: "lastClosed", ask: inTx((tx, scope) => lastClosed(tx, scope)), mayHideTheLoss: true },
  { name: "firstTransition", ask: inTx((tx, scope) => firstTransition(tx, scope)), mayHideTheLoss: true },
  { name: "listExports", ask: inTx((tx, scope) => listExports(tx, scope)), mayHideTheLoss: true },
  {
    name: "lockOwnExport",
    // Of one person: somebody of another organisation is somebody else as well.
    ask: inTx((tx, scope, of) => lockOwnExport(tx, scope, of.exportId)),
    mayHideTheLoss: true,
  },
  { name: "lockExport", ask: inTx((tx, scope, of) => lockExport(tx, scope, of.exportId)) },
  {
    name: "countUnderWay",
    ask: inTx(async (tx, scope) => ({ underWay: await countUnderWay(tx, scope) })),
    mayHideTheLoss: true,
  },
  { name: "listMembers", ask: (own) => listMembers(own.scope) },
  { name: "listInvitations", ask: (own) => listInvitations(own.scope) },
  { name: "listOrganisationMails", ask: (own) => listOrganisationMails(own.scope) },
];

let office: Office;
let alpha: Belongings;
let beta: Belongings;

const inside = (kind: Parameters<typeof fromPublicId>[0], id: string) => {
  const uuid = fromPublicId(kind, id);
  if (!uuid) throw new Error(`not an id: ${id}`);
  return uuid;
};

/** A request about the customer, and a link with which it was answered in part. Gives the link's inside id. */
async function askAndSend(scope: MerchantScope, customerId: string, sha256: string): Promise<string> {
  const { orgId } = scope;
  const row = await withScope(scope, (tx) => findCustomer(tx, scope, customerId));
  const asked = { reason: "Shared reason", forCustomer: "Shared words", forDeveloper: "", dataType: "URI" } as const;
  const file = { ...asked, section: "customer", fieldName: "file" } as const;
  must(
    await askForInformation(office.reviewer, {
      ...{
        orgId,
        customerId,
        version: row?.version ?? 0,
        evidence: [sha256],
        dueOn: addDays(today("UTC", new Date()), 7),
      },
      questions: [
        { ...file, slot: "ID_PROOF", side: "SINGLE", documentType: "PASSPORT", status: "INVALID" },
        { ...file, slot: "SELFIE", status: "MISSING" },
      ],
      forCustomer: "Shared words",
      forDeveloper: "",
    }),
  );
  const link = must(await makeUploadLink(scope, { customerId, days: 7 }));
  const linkId = inside("link", link.id);
  const hosted = mintScope<HostedScope>({ kind: "hosted", orgId, linkId, customerId, requestId: "test" });
  const selfie = { subject: "customer", slot: "SELFIE", type: "SELFIE", side: "SINGLE" } as const;
  must(await addDocument(hosted, uploadOf({ customerId }, selfie), [office.picture(9)]));
  await office.owner`update documents set review = 'ACCEPTED', expires_on = '2031-05-01' where customer_id = ${customerId}`;
  return linkId;
}

/** A file with one line, checked: it looks like the customer that is there. Gives the import's inside id. */
async function importFile(scope: MerchantScope, number: number): Promise<string> {
  const about = { type: "INDIVIDUAL", purpose: "BASIC", name: "shared.csv" } as const;
  const text = `First name,Surname,E-mail\nShared,Line,shared${number}@example.com`;
  const importId = inside("import", must(await takeImportFile(scope, about, [Buffer.from(text)])).id);
  must(
    await matchColumns(scope, {
      importId,
      version: 1,
      mapping: ["first_name", "last_name", "email"],
      dateOrder: null,
    }),
  );
  await checkImport(
    mintScope<SystemScope>({ kind: "system", orgId: scope.orgId, task: "check", requestId: "test" }),
    importId,
  );
  return importId;
}

/** One of everything, with the same words and the same file in every organisation. */
async function furnish(scope: MerchantScope, number: number): Promise<Belongings> {
  const sender = must(
    await createSender(scope, {
      nickname: `Shared sender ${number}`,
      account_holder_name: "Shared Holder",
      bsb: "062000",
      account_number: `1234567${number}`,
    }),
  );
  const senderId = inside("sender", sender.id);
  const begun = must(await startDraft(scope, { type: "INDIVIDUAL", purpose: "BASIC" }));
  const submitted = inside("draft", begun.id);
  const values = {
    first_name: "Shared",
    last_name: `Name ${number}`,
    email: `shared${number}@example.com`,
    country_of_residence: "AU",
  };
  const common = { tab: "fences-test", step: "contact", visited: [], purpose: "BASIC", senderIds: [] } as const;
  const saved = must(
    await saveDraft(scope, { ...common, visited: [], senderIds: [], draftId: submitted, version: 1, values }),
  );
  const stored = must(await office.upload(scope, { draftId: submitted }, office.picture(), { subject: "customer" }));
  if (stored.kind === "refused") throw new Error(stored.refused.message);
  const customer = must(await submitDraft(scope, { draftId: submitted, version: saved.version }));
  const customerId = inside("customer", customer.customerId);
  must(await linkSender(scope, { customerId, senderId }));
  const system = mintScope<SystemScope>({ kind: "system", orgId: scope.orgId, task: "review", requestId: "test" });
  const row = await withScope(scope, (tx) => findCustomer(tx, scope, customerId));
  must(await reviewCustomer(system, { customerId, version: row?.version ?? 0 }));
  await office.owner`
    insert into notifications (org_id, id, user_id, audience, kind, title, body, href, created_at)
    values (${scope.orgId}, ${ids.next()}, ${scope.userId}, 'MERCHANT', 'status.changed', 'Shared news', '', '/customers', now())`;
  await office.owner`
    insert into customer_days (org_id, day, ends_at, by_status, created, approved, approved_at_once, approved_by_person, seconds_to_approval)
    values (${scope.orgId}, '2026-01-01', '2026-01-02', '{"APPROVED": 1}', 0, 0, 0, 0, '{}')`;
  must(await invitePerson(scope, { email: `guest${number}@example.com`, role: "viewer" }));
  const open = must(await startDraft(scope, { type: "COMPANY", purpose: "BASIC" }));
  const restriction = must(
    await placeOwnRestriction(scope, {
      customerId,
      name: "SEND_MONEY",
      message: "Asked for by the owner",
      dueOn: null,
    }),
  );
  const linkId = await askAndSend(scope, customerId, stored.document.sha256);
  const columns = [{ id: "id" }, { id: "name" }];
  const view = must(
    await saveView(scope, { name: `Shared view ${number}`, query: "", columns, density: "compact", isShared: true }),
  );
  const selection = { kind: "query" as const, query: DEFAULT_LIST_QUERY };
  const file = must(await askForExport(scope, { selection, columns: ["name"], format: "CSV" }));
  const bulk = await startBulkRun(scope, {
    runId: ids.next(),
    selection: { kind: "ids", ids: [customerId] },
    order: { action: "ADD_TAGS", tags: [`shared ${number}`] },
    seenTotal: 1,
  });
  const bulkId = inside("bulk", must(bulk).id);
  await office.owner`
    insert into bulk_runs (org_id, id, action, params, scope_words, state, total, undo_of, created_by, created_by_name, created_at)
    values (${scope.orgId}, ${ids.next()}, 'ENABLE', '{}', 'Shared', 'WAITING', 1, ${bulkId}, ${scope.userId}, 'Shared', now())`;
  must(await changeCustomerTags(scope, { customerId, add: [`Shared ${number}`], remove: [] }));
  must(
    await setCustomerEnabled(scope, { customerId, isEnabled: false, version: row?.version ?? 0, reason: "For a test" }),
  );
  return {
    bulkId,
    scope,
    exportId: inside("export", file.id),
    linkId,
    importId: await importFile(scope, number),
    viewId: inside("view", view.id),
    senderId,
    customerId,
    draftId: inside("draft", open.id),
    restrictionId: inside("restriction", restriction.id),
    documentId: inside("document", stored.document.id),
  };
}

async function setRowSecurity(on: boolean): Promise<void> {
  const tables = await office.owner`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and exists (select 1 from pg_policy where polrelid = pg_class.oid)`;
  const verb = on ? "enable" : "disable";
  await office.owner.unsafe(
    tables.map(({ relname }) => `alter table public.${relname} ${verb} row level security`).join(";"),
  );
}

beforeAll(async () => {
  office = await openOffice();
  await office.owner`update organisations set has_sender_validation = true`;
  await office.owner`update memberships set role = 'owner'`;
  const asOwner = (scope: MerchantScope) => mintScope<MerchantScope>({ ...scope, role: "owner" });
  alpha = await furnish(asOwner(office.alpha), 1);
  beta = await furnish(asOwner(office.beta), 2);
}, 60_000);
afterEach(async () => {
  setOrgFilters(true);
  await setRowSecurity(true);
});
afterAll(() => office.close());

/** The answer as text; what cannot be opened is an answer too, though not one that gives anything away. */
const answer = async (read: Read) => {
  try {
    return JSON.stringify(await read.ask(alpha, beta));
  } catch (error) {
    return `refused: ${error instanceof Error ? error.name : "unknown"}`;
  }
};

/** Every id that names something of the other organisation, and the words that only it uses. */
async function marksOf(owner: Belongings): Promise<string[]> {
  const { orgId } = owner.scope;
  const rows = await office.owner`
    select id::text from customers where org_id = ${orgId} union select id::text from drafts where org_id = ${orgId}
    union select id::text from documents where org_id = ${orgId} union select id::text from senders where org_id = ${orgId}
    union select id::text from invitations where org_id = ${orgId} union select id::text from mails where org_id = ${orgId}
    union select user_id::text from memberships where org_id = ${orgId}`;
  const kinds = ["customer", "draft", "document", "sender", "invitation", "mail", "user"] as const;
  const uuids = [orgId, ...rows.map(({ id }) => String(id))];
  return [...uuids, ...uuids.flatMap((id) => kinds.map((kind) => toPublicId(kind, id)))];
}

describe.each(READS)("$name", (read) => {
  it("answers a tenant the same with one fence as with both, and nothing of another organisation", async () => {
    const both = await answer(read);
    const marks = await marksOf(beta);
    expect(marks.filter((mark) => both.includes(mark))).toEqual([]);

    setOrgFilters(false);
    expect(await answer(read), "row-level security alone").toBe(both);

    setOrgFilters(true);
    await setRowSecurity(false);
    expect(await answer(read), "filters alone").toBe(both);

    setOrgFilters(false);
    const none = await answer(read);
    if (!read.mayHideTheLoss) expect(none, "without both fences this test has to notice").not.toBe(both);
  });

  it("answers whoever owns it", async () => {
    const own = JSON.stringify(await read.ask(beta, beta));
    expect(own).toMatch(/.{3,}/);
    expect(own).not.toBe("null");
    expect(own).not.toBe("[]");
  });
});

describe("the register of reads", () => {
  it("names every read there is", () => {
    const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
      /(^|\/)reads[^/]*\.ts$/.test(file),
    );
    const exported = files.flatMap((file) =>
      [
        ...readFileSync(join("lib", file), "utf8").matchAll(/^export (?:async function|function|const) ([a-z]\w*)/gm),
      ].map((match) => match[1] ?? ""),
    );
    expect(exported.length).toBeGreaterThan(30);
    const known = new Set([...READS.map(({ name }) => name), ...NO_TENANT_READ]);
    expect(exported.filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !exported.includes(name))).toEqual([]);
  });
});
