import {
  type ActionRow,
  ADMINS,
  BULK_RUN_ID,
  type DoorRow,
  EVERYBODY,
  LEADS,
  MAKERS,
  MERCHANTS,
  NO_EXPORT,
  NO_RESTRICTION,
  OPERATORS,
  OWNERS,
  PASSWORD,
  REASON,
  REVIEWERS,
  SIGNED_IN,
  TOKEN,
} from "./access-actors";
import { REVIEW_ACTION_ROWS } from "./access-review";
import { VIEW_ACTION_ROWS } from "./access-views";

export { ACTORS, type Actor, type DoorRow, type Things } from "./access-actors";

/** What must be new to be taken is new in every run, also on the data of an earlier one. */
const RUN = String(Date.now());

const FIRST_PAGE = {
  search: "",
  statuses: [],
  types: [],
  isActive: null,
  isEnabled: null,
  isWalletReady: null,
  country: null,
  createdFrom: null,
  createdTo: null,
  sort: { column: "created", direction: "desc" },
  pageSize: 25,
  page: { at: "first" },
};

/** Every server action by its exported name. */
export const ACTION_ROWS: Record<string, ActionRow> = {
  // Customers
  listCustomers: { allowed: MERCHANTS, input: () => FIRST_PAGE },
  recognisePasted: { allowed: MERCHANTS, input: ({ customer }) => ({ ids: [customer, "nobody"] }) },
  listMetadataKeysAction: { allowed: MERCHANTS, input: () => ({}) },
  readLiveCustomers: { allowed: MERCHANTS, input: ({ customer }) => ({ ids: [customer], newerThan: null }) },
  searchPalette: { allowed: [...MERCHANTS, ...REVIEWERS], input: () => ({ text: "nobody-has-this-name" }) },
  countryFactsAction: { allowed: MERCHANTS, input: () => ({ country: "AU" }) },
  setCustomerEnabled: {
    allowed: MAKERS,
    input: ({ customer }) => ({ customerId: customer, isEnabled: false, version: 1, reason: REASON }),
    foreign: "not_found",
  },
  updateCustomerAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({
      customerId: customer,
      version: 1,
      profile: {
        type: "INDIVIDUAL",
        first_name: "Taken",
        last_name: "Over",
        email: "taken@example.com",
        country_of_residence: "AU",
      },
    }),
    foreign: "not_found",
  },
  deleteCustomerAction: {
    allowed: ADMINS,
    input: ({ customer }) => ({ customerId: customer, reason: REASON }),
    foreign: "not_found",
  },
  revealIdentifierAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({ customerId: customer, path: "email" }),
    foreign: "not_found",
  },
  changeTagsAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({ customerId: customer, add: ["Matrix"], remove: [] }),
    foreign: "not_found",
  },
  recheckCustomerAction: { allowed: MAKERS, input: ({ customer }) => ({ customerId: customer }), foreign: "not_found" },
  listTagsAction: { allowed: MERCHANTS, input: () => ({}) },
  // Bulk actions
  previewBulkAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({ selection: { kind: "ids", ids: [customer] }, order: { action: "ENABLE" } }),
  },
  startBulkAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({
      runId: BULK_RUN_ID,
      selection: { kind: "ids", ids: [customer] },
      order: { action: "ENABLE" },
      seenTotal: 1,
    }),
  },
  cancelBulkAction: { allowed: MAKERS, input: ({ bulk }) => ({ runId: bulk }), foreign: "not_found" },
  undoBulkAction: { allowed: MAKERS, input: ({ bulk }) => ({ runId: bulk }), foreign: "not_found" },
  bulkSendersAction: { allowed: MAKERS, input: () => ({}) },
  // Exports
  askForExportAction: {
    allowed: MAKERS,
    input: () => ({ selection: { kind: "query", query: FIRST_PAGE }, columns: ["id", "name"], format: "CSV" }),
  },
  cancelExportAction: { allowed: MAKERS, input: () => ({ exportId: NO_EXPORT }), foreign: "not_found" },
  // Drafts
  startDraftAction: { allowed: MAKERS, input: () => ({ type: "COMPANY", purpose: "BASIC" }) },
  readDraftAction: { allowed: MAKERS, input: ({ draft }) => ({ draftId: draft }), foreign: "not_found" },
  saveDraftAction: {
    allowed: MAKERS,
    input: ({ draft }) => ({
      draftId: draft,
      version: 1,
      tab: "matrix-tab",
      step: "identity",
      visited: [],
      purpose: "BASIC",
      senderIds: [],
      values: { name: "Taken over" },
    }),
    foreign: "not_found",
  },
  discardDraftAction: { allowed: MAKERS, input: ({ draft }) => ({ draftId: draft }), foreign: "not_found" },
  restoreDraftAction: { allowed: MAKERS, input: ({ draft }) => ({ draftId: draft }), foreign: "not_found" },
  submitDraftAction: { allowed: MAKERS, input: ({ draft }) => ({ draftId: draft, version: 1 }), foreign: "not_found" },
  // Restrictions
  placeRestrictionAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({ customerId: customer, name: "SEND_MONEY", message: REASON, dueOn: null }),
    foreign: "not_found",
  },
  liftRestrictionAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({ customerId: customer, restrictionId: NO_RESTRICTION, reason: REASON }),
    foreign: "not_found",
  },
  placeStaffRestrictionAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      name: "SEND_MONEY",
      reason: "KYC",
      requiredActions: ["SUBMIT_ID"],
      message: REASON,
      internal: "",
      dueOn: null,
    }),
  },
  liftStaffRestrictionAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      restrictionId: NO_RESTRICTION,
      reason: REASON,
    }),
  },
  // Documents
  documentLinkAction: {
    allowed: [...MERCHANTS, ...REVIEWERS],
    input: ({ document }) => ({ documentId: document, page: 1, purpose: "own_check" }),
    foreign: "not_found",
  },
  removeDocumentAction: {
    allowed: MAKERS,
    input: ({ document }) => ({ documentId: document, reason: REASON }),
    foreign: "not_found",
  },
  correctDocumentAction: {
    allowed: MAKERS,
    input: ({ document }) => ({ documentId: document, issued_on: "2020-01-01", expires_on: "2040-01-01" }),
    foreign: "not_found",
  },
  // Senders
  createSenderAction: {
    allowed: MAKERS,
    input: () => ({
      nickname: `Matrix control ${RUN}`,
      account_holder_name: "Matrix",
      bsb: "062000",
      account_number: RUN.slice(-9),
    }),
  },
  archiveSenderAction: {
    allowed: MAKERS,
    input: ({ sender }) => ({ senderId: sender, reason: REASON }),
    foreign: "not_found",
  },
  linkSenderAction: {
    allowed: MAKERS,
    input: ({ sender, customer }) => ({ senderId: sender, customerId: customer }),
    foreign: "not_found",
  },
  unlinkSenderAction: {
    allowed: MAKERS,
    input: ({ sender, customer }) => ({ senderId: sender, customerId: customer }),
    foreign: "not_found",
  },
  linkedCustomersAction: { allowed: MERCHANTS, input: ({ sender }) => ({ senderId: sender }), foreign: "empty" },
  // People of an organisation
  invitePersonAction: { allowed: ADMINS, input: () => ({ email: `matrix-${RUN}@example.com`, role: "viewer" }) },
  resendInvitationAction: {
    allowed: ADMINS,
    input: ({ invitation }) => ({ invitationId: invitation }),
    foreign: "not_found",
  },
  revokeInvitationAction: {
    allowed: ADMINS,
    input: ({ invitation }) => ({ invitationId: invitation }),
    foreign: "not_found",
  },
  changeMemberRoleAction: {
    allowed: ADMINS,
    input: ({ member }) => ({ userId: member, role: "maker" }),
    foreign: "not_found",
  },
  removeMemberAction: { allowed: ADMINS, input: ({ member }) => ({ userId: member }), foreign: "not_found" },
  changeSettingsAction: {
    allowed: OWNERS,
    input: () => ({ contactEmail: `matrix-${RUN}@example.com`, timeZone: "Europe/Paris", requiresTotp: false }),
  },
  // One's own account
  changeNameAction: { allowed: SIGNED_IN, input: () => ({ name: "Somebody Else" }) },
  changePasswordAction: { allowed: SIGNED_IN, input: () => ({ password: PASSWORD, newPassword: `new ${PASSWORD}` }) },
  beginTotpAction: { allowed: SIGNED_IN, input: () => ({ password: PASSWORD }) },
  confirmTotpAction: { allowed: SIGNED_IN, input: () => ({ code: "123456" }) },
  disableTotpAction: { allowed: SIGNED_IN, input: () => ({ password: PASSWORD, code: "123456" }) },
  renewRecoveryCodesAction: { allowed: SIGNED_IN, input: () => ({ password: PASSWORD, code: "123456" }) },
  signOutAction: { allowed: SIGNED_IN, input: () => ({}) },
  signOutEverywhereAction: { allowed: SIGNED_IN, input: () => ({}) },
  revokeSessionAction: { allowed: SIGNED_IN, input: ({ session }) => ({ sessionId: session }), foreign: "not_found" },
  switchOrganisationAction: {
    allowed: SIGNED_IN,
    input: ({ organisation }) => ({ organisationId: organisation }),
    foreign: "not_found",
  },
  markNoticesReadAction: {
    allowed: [...MERCHANTS, ...REVIEWERS],
    input: () => ({ noticeIds: ["ntf_00000000000000000000000000"] }),
  },
  markAllNoticesReadAction: { allowed: [...MERCHANTS, ...REVIEWERS], input: () => ({}) },
  chooseNoticesAction: {
    allowed: SIGNED_IN,
    input: () => ({ kind: "request.overdue", inPortal: true, byEmail: true }),
  },
  // Imports
  matchColumnsAction: {
    allowed: MAKERS,
    input: (things) => ({ importId: things.import, version: 1, mapping: [null, null], dateOrder: null }),
    foreign: "not_found",
  },
  changeColumnsAction: {
    allowed: MAKERS,
    input: (things) => ({ importId: things.import, version: 1 }),
    foreign: "not_found",
  },
  startImportAction: {
    allowed: MAKERS,
    input: (things) => ({ importId: things.import, version: 1, duplicates: "SKIP" }),
    foreign: "not_found",
  },
  cancelImportAction: {
    allowed: MAKERS,
    input: (things) => ({ importId: things.import }),
    foreign: "not_found",
  },
  // Before signing in
  readInvitationAction: { allowed: EVERYBODY, input: () => ({ token: TOKEN }) },
  acceptAsNewAction: { allowed: EVERYBODY, input: () => ({ token: TOKEN, name: "New", password: PASSWORD }) },
  acceptAsMemberAction: { allowed: SIGNED_IN, input: () => ({ token: TOKEN }) },
  requestResetAction: { allowed: EVERYBODY, input: () => ({ email: "maker@acme.test" }) },
  completeResetAction: { allowed: EVERYBODY, input: () => ({ token: TOKEN, password: PASSWORD }) },
  ...REVIEW_ACTION_ROWS,
  ...VIEW_ACTION_ROWS,
  // The platform's operator
  createOrganisationAction: {
    allowed: OPERATORS,
    input: () => ({ name: `Matrix control ${RUN}`, contactEmail: "matrix@example.com", timeZone: "Europe/Paris" }),
  },
  switchFeatureAction: {
    allowed: OPERATORS,
    input: ({ organisation }) => ({ organisationId: organisation, name: "canCreateCustomers", on: true }),
  },
  changeComplianceAction: {
    allowed: OPERATORS,
    input: ({ organisation }) => ({
      organisationId: organisation,
      slaHours: 24,
      secondEye: "RISK",
      secondEyeRisk: 70,
      screeningThreshold: 85,
    }),
  },
  suspendOrganisationAction: {
    allowed: OPERATORS,
    input: ({ organisation }) => ({ organisationId: organisation, suspend: true, reason: REASON }),
  },
  inviteOwnerAction: {
    allowed: OPERATORS,
    input: ({ organisation }) => ({ organisationId: organisation, email: "matrix-owner@example.com" }),
  },
};

/** Every page by its route. Who is not signed in is sent to sign in; who may not gets "not found". */
export const PAGE_ROWS: Record<string, DoorRow> = {
  "/": { allowed: SIGNED_IN, path: () => "/", open: 307 },
  "/account": { allowed: SIGNED_IN, path: () => "/account" },
  "/account/notifications": { allowed: [...MERCHANTS, ...REVIEWERS], path: () => "/account/notifications" },
  "/account/notifications/preferences": {
    allowed: [...MERCHANTS, ...REVIEWERS],
    path: () => "/account/notifications/preferences",
  },
  "/account/security": { allowed: SIGNED_IN, path: () => "/account/security" },
  "/customers": { allowed: MERCHANTS, path: () => "/customers" },
  "/customers/[id]": { allowed: MERCHANTS, path: ({ customer }) => `/customers/${customer}`, isForeign: true },
  "/customers/[id]/edit": { allowed: MAKERS, path: ({ customer }) => `/customers/${customer}/edit`, isForeign: true },
  "/customers/new": { allowed: MAKERS, path: () => "/customers/new" },
  "/customers/new/[draftId]": { allowed: MAKERS, path: ({ draft }) => `/customers/new/${draft}`, isForeign: true },
  "/customers/bulk": { allowed: MERCHANTS, path: () => "/customers/bulk" },
  "/customers/bulk/[id]": { allowed: MERCHANTS, path: ({ bulk }) => `/customers/bulk/${bulk}`, isForeign: true },
  "/customers/drafts": { allowed: MAKERS, path: () => "/customers/drafts" },
  "/customers/import": { allowed: MAKERS, path: () => "/customers/import" },
  "/customers/import/[id]": {
    allowed: MAKERS,
    path: (things) => `/customers/import/${things.import}`,
    isForeign: true,
  },
  "/overview": { allowed: MERCHANTS, path: () => "/overview" },
  "/customers/exports": { allowed: MAKERS, path: () => "/customers/exports" },
  "/payins/senders": { allowed: MERCHANTS, path: () => "/payins/senders" },
  "/payins/senders/new": { allowed: MAKERS, path: () => "/payins/senders/new" },
  "/people": { allowed: ADMINS, path: () => "/people" },
  "/settings/audit": { allowed: ADMINS, path: () => "/settings/audit" },
  "/settings": { allowed: MERCHANTS, path: () => "/settings" },
  "/outbox": { allowed: ADMINS, path: () => "/outbox" },
  "/review/audit": { allowed: REVIEWERS, path: () => "/review/audit" },
  "/review/lists": { allowed: REVIEWERS, path: () => "/review/lists" },
  "/review/rules": { allowed: REVIEWERS, path: () => "/review/rules" },
  "/review": { allowed: REVIEWERS, path: () => "/review" },
  "/review/[org]/[customer]": {
    allowed: REVIEWERS,
    path: ({ organisation, customer }) => `/review/${organisation}/${customer}`,
  },
  "/platform": { allowed: OPERATORS, path: () => "/platform" },
  "/platform/outbox": { allowed: OPERATORS, path: () => "/platform/outbox" },
  // Without a link that opens, everybody reads the same calm page.
  "/upload": { allowed: EVERYBODY, path: () => "/upload" },
  "/invitation": { allowed: EVERYBODY, path: () => "/invitation" },
  "/reset": { allowed: EVERYBODY, path: () => "/reset" },
  "/sign-in": { allowed: EVERYBODY, path: () => "/sign-in", isPassedBy: SIGNED_IN },
};

/** Every route handler. Refusals are 401 without a session and 403 with one. */
export const ROUTE_ROWS: Record<string, DoorRow> = {
  "/api/health": { allowed: EVERYBODY, path: () => "/api/health" },
  "/api/ready": { allowed: EVERYBODY, path: () => "/api/ready" },
  "/api/auth/[...nextauth]": { allowed: EVERYBODY, path: () => "/api/auth/csrf" },
  "/api/notifications": { allowed: [...MERCHANTS, ...REVIEWERS], path: () => "/api/notifications" },
  "/api/views/counts": { allowed: MERCHANTS, path: () => "/api/views/counts" },
  "/api/audit": { allowed: [...ADMINS, ...REVIEWERS], path: () => "/api/audit?action=session" },
  "/api/live": { allowed: [...MERCHANTS, ...REVIEWERS], path: () => "/api/live" },
  // Whoever gets in hears that the address is none of ours: links are signed.
  "/api/documents/[documentId]/pages/[page]": {
    allowed: [...MERCHANTS, ...REVIEWERS],
    path: ({ document }) => `/api/documents/${document}/pages/1`,
    open: 404,
  },
  // Whoever gets in hears that there is no such file: taking a real one is written down.
  "/api/exports/[exportId]": { allowed: MAKERS, path: () => `/api/exports/${NO_EXPORT}`, open: 404 },
  // Whoever gets in hears that there is no such customer: the file of a real one is written down.
  "/api/cases/[org]/[customer]/file": {
    allowed: REVIEWERS,
    path: ({ organisation }) => `/api/cases/${organisation}/cus_00000000000000000000000000/file`,
    open: 404,
  },
  // Whoever gets in hears what is missing.
  "/api/uploads": { allowed: MAKERS, path: ({ draft }) => `/api/uploads?draft=${draft}`, method: "POST", open: 422 },
  "/api/uploads/imports": { allowed: MAKERS, path: () => "/api/uploads/imports", method: "POST", open: 422 },
  "/api/imports/template/[type]": { allowed: MAKERS, path: () => "/api/imports/template/INDIVIDUAL" },
  // Whoever gets in hears that there is no such bulk action.
  "/api/bulk/[id]/left": { allowed: MAKERS, path: () => "/api/bulk/blk_00000000000000000000000000/left", open: 404 },
  "/api/imports/[id]/problems": {
    allowed: MAKERS,
    path: (things) => `/api/imports/${things.import}/problems`,
    isForeign: true,
  },
  "/api/uploads/lists": { allowed: LEADS, path: () => "/api/uploads/lists?part=none", method: "POST", open: 422 },
  // For whoever opened a secure link in this browser, whoever they are signed in as: everybody here came without one.
  "/upload/files": { allowed: EVERYBODY, path: () => "/upload/files?slot=ID_PROOF", method: "POST", open: 401 },
};

/** Built in or static: no data, nobody is kept out. */
export const FREE_ENTRIES = ["/_global-error", "/_not-found", "/icon.svg"];
