import { type Tx, withScope } from "@/db/scope";
import { auditQueryInput } from "@/lib/audit/input";
import { auditFilterNames, listAuditRows } from "@/lib/audit/reads";
import { type MerchantScope, mintScope, type SystemScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import {
  countBulkItems,
  findBulkRun,
  findUndoOf,
  lastSwitchBy,
  listBulkItems,
  listBulkRuns,
  nextBulkItems,
  readNamedItems,
  toBulkRunRow,
} from "@/lib/customers/bulk/reads";
import { countForRun, previewOrder } from "@/lib/customers/bulk/reads-preview";
import { customerDetail, latestRun } from "@/lib/customers/detail/reads";
import { countUnderWay, listExports, lockExport, lockOwnExport } from "@/lib/customers/export/reads";
import {
  countOpenImports,
  findImport,
  getImport,
  importFileName,
  listImports,
  lockImport,
} from "@/lib/customers/import/reads";
import { findExisting } from "@/lib/customers/import/reads-duplicates";
import { listImportRows, readImportRows } from "@/lib/customers/import/reads-rows";
import { countByCounters, countCustomers, listCustomers } from "@/lib/customers/list/reads";
import { counters, statusNumbers } from "@/lib/customers/list/reads-counters";
import { notFoundAmong } from "@/lib/customers/list/reads-ids";
import { listMetadataKeys } from "@/lib/customers/list/reads-sources";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { liveCustomers } from "@/lib/customers/live/reads";
import {
  findCustomer,
  lockCustomer,
  lockCustomers,
  openProfile,
  organisationFacts,
  profileAtVersion,
} from "@/lib/customers/reads";
import { countSelection, importFileOf, readSelection, selectionIds } from "@/lib/customers/selection/reads";
import { listTags } from "@/lib/customers/tags/reads";
import { listViews, lockView, seenViews } from "@/lib/customers/views/reads";
import { isRead, readingRecords } from "@/lib/documents/readings/reads";
import { currentRecords, findRecord, findViewable, listDocuments, uploadUsage } from "@/lib/documents/reads";
import { countOpenDrafts, getDraft, listDrafts } from "@/lib/drafts/reads";
import { listOrganisationMails } from "@/lib/mail/reads";
import { countUnreadNotices, listNotices } from "@/lib/notifications/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { getOrganisation } from "@/lib/organisations/reads";
import { expiringDocuments, linksOut, longestWaiting, missingNumbers, openRequests } from "@/lib/overview/reads";
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
import { countLiveLinks, findLink, listLinkDocuments, listUploadLinks, missingNow } from "@/lib/requests/links/reads";
import { askedItems, isAskedByPerson, listQuestionTargets, listRequests, questionRecords } from "@/lib/requests/reads";
import { overdueRequests, reminderCandidates } from "@/lib/requests/reminders/reads";
import { activeRestrictions, lockRestriction, openRestrictions } from "@/lib/restrictions/reads";
import { gatherFacts, reviewedDigests } from "@/lib/reviews/reads";
import {
  countSenders,
  listLinkedCustomers,
  listLinkedSenders,
  listSenderChoices,
  listSenders,
} from "@/lib/senders/reads";
import type { Belongings } from "./fenced-belongings";

export type Read = {
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
export const READS: Read[] = [
  { name: "findCustomer", ask: inTx((tx, scope, of) => findCustomer(tx, scope, of.customerId)) },
  { name: "lockCustomer", ask: inTx((tx, scope, of) => lockCustomer(tx, scope, of.customerId)) },
  {
    name: "lockCustomers",
    ask: inTx(async (tx, scope, of) => [...(await lockCustomers(tx, scope, [of.customerId])).values()]),
  },
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
  { name: "countCustomers", ask: inTx((tx, scope) => countCustomers(tx, scope, DEFAULT_LIST_QUERY)) },
  { name: "listCustomers", ask: inTx((tx, scope) => listCustomers(tx, scope, DEFAULT_LIST_QUERY)) },
  { name: "findImport", ask: inTx((tx, scope, of) => findImport(tx, scope, of.importId)) },
  { name: "lockImport", ask: inTx((tx, scope, of) => lockImport(tx, scope, of.importId)) },
  { name: "getImport", ask: inTx((tx, scope, of) => getImport(tx, scope, of.importId)) },
  {
    name: "importFileName",
    ask: inTx(async (tx, scope, of) => ({
      name: await importFileName(tx, scope, toPublicId("import", of.importId)),
    })),
  },
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
  { name: "counters", ask: inTx((tx, scope) => counters(tx, scope, DEFAULT_LIST_QUERY)) },
  {
    name: "countByCounters",
    ask: inTx(async (tx, scope) => ({ n: await countByCounters(tx, scope, DEFAULT_LIST_QUERY) })),
  },
  {
    name: "importFileOf",
    ask: inTx(async (tx, scope, of) => {
      const query = { ...DEFAULT_LIST_QUERY, importId: toPublicId("import", of.importId) };
      return { name: await importFileOf(tx, scope, { kind: "query", query }) };
    }),
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
  {
    name: "readNamedItems",
    ask: inTx((tx, scope, of) => readNamedItems(tx, scope, of.bulkId, { states: ["WAITING"], after: 0 })),
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
  { name: "reviewedDigests", ask: aboutOwn((tx, row) => reviewedDigests(tx, row)), mayHideTheLoss: true },
  { name: "missingNow", ask: aboutOwn((tx, row) => missingNow(tx, row)), mayHideTheLoss: true },
  { name: "findLink", ask: inTx((tx, scope, of) => findLink(tx, scope, of.linkId)) },
  { name: "listUploadLinks", ask: aboutOwn((tx, row) => listUploadLinks(tx, row)), mayHideTheLoss: true },
  { name: "listLinkDocuments", ask: inTx((tx, scope, of) => listLinkDocuments(tx, scope, of.linkId)) },
  { name: "reminderCandidates", ask: inTx((tx, scope) => reminderCandidates(tx, scope, "2031-06-01", null)) },
  { name: "overdueRequests", ask: inTx((tx, scope) => overdueRequests(tx, scope, "2099-01-01", null)) },
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
