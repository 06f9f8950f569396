import { DEFAULT_RULES } from "@/lib/reviews/rule-sets/constants";
import {
  type ActionRow,
  DECISION_ID,
  EVERYBODY,
  LEADS,
  MAKERS,
  NO_CASE,
  NO_FILE,
  NO_HIT,
  NO_LIST_VERSION,
  NO_PROPOSAL,
  NO_TRIAL,
  REASON,
  REVIEWERS,
  SEEN,
  TOKEN,
} from "./access-actors";

/** The actions of compliance, and what merchants do with it: requests and links. */
export const REVIEW_ACTION_ROWS: Record<string, ActionRow> = {
  // Rules of the automated review
  tryRulesAction: { allowed: LEADS, input: () => ({ content: DEFAULT_RULES, count: 50 }) },
  activateRulesAction: {
    allowed: LEADS,
    input: () => ({ trialId: NO_TRIAL, content: DEFAULT_RULES, expectedVersion: 1, note: REASON }),
  },
  // Watch lists and hits. Nothing has these ids, so nothing is put in force or settled.
  registerListAction: {
    allowed: LEADS,
    input: () => ({ list: "nobody-s-list", title: "Nobody's list", topic: "PEP", format: "OFAC", files: [NO_FILE] }),
  },
  activateVersionAction: { allowed: LEADS, input: () => ({ versionId: NO_LIST_VERSION }) },
  startHitAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      hitId: NO_HIT,
      rowVersion: 1,
    }),
  },
  settleHitAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      ...{ orgId: organisation, customerId: customer, hitId: NO_HIT, rowVersion: 1 },
      ...{ step: "dismiss", reason: REASON },
    }),
  },
  // Compliance: the queue. Nothing has these ids and words, so nothing is taken from other tests.
  takeNextAction: {
    allowed: REVIEWERS,
    input: () => ({
      search: "nobody-has-this-name",
      organisation: null,
      types: [],
      reasons: [],
      country: null,
      risks: [],
      isLate: false,
      tag: null,
      assignee: null,
    }),
  },
  assignCaseAction: {
    allowed: REVIEWERS,
    input: ({ organisation, member }) => ({ orgId: organisation, caseId: NO_CASE, version: 1, assigneeId: member }),
  },
  handBackAction: {
    allowed: REVIEWERS,
    input: ({ organisation }) => ({ orgId: organisation, caseId: NO_CASE, version: 1 }),
  },
  snoozeCaseAction: {
    allowed: REVIEWERS,
    input: ({ organisation }) => ({
      orgId: organisation,
      caseId: NO_CASE,
      version: 1,
      until: new Date(Date.now() + 3_600_000).toISOString(),
      reason: REASON,
    }),
  },
  wakeCaseAction: {
    allowed: REVIEWERS,
    input: ({ organisation }) => ({ orgId: organisation, caseId: NO_CASE, version: 1 }),
  },
  setUnavailableAction: { allowed: REVIEWERS, input: () => ({ until: null }) },
  // Compliance
  addNoteAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({ orgId: organisation, customerId: customer, body: "A note." }),
  },
  setTagsAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({ orgId: organisation, customerId: customer, version: 1, tags: ["vip"] }),
  },
  decideCaseAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      decisionId: DECISION_ID,
      decision: "APPROVED",
      reasonCode: "OTHER",
      reason: REASON,
      internalReason: REASON,
      ...SEEN,
    }),
  },
  confirmProposalAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      proposalId: NO_PROPOSAL,
      ...SEEN,
    }),
  },
  refuseProposalAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      proposalId: NO_PROPOSAL,
      reason: REASON,
    }),
  },
  withdrawProposalAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      proposalId: NO_PROPOSAL,
      reason: REASON,
    }),
  },
  undoSuspensionAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      transitionId: SEEN.transitionId,
    }),
  },
  referCaseAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      decisionId: DECISION_ID,
      note: REASON,
    }),
  },
  markTargetAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      target: "field:no_such_field",
      seen: "nothing",
      verdict: "ACCEPTED",
      status: null,
      label: null,
      texts: null,
    }),
  },
  rerunChecksAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      version: 1_000_000,
      afterRunId: null,
    }),
  },
  clearMarkAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      target: "field:no_such_field",
    }),
  },
  // Requests for information and upload links
  requestInformationAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      version: 1,
      evidence: [],
      questions: [
        {
          section: "identity",
          fieldName: "dob",
          dataType: "DATE",
          status: "INVALID",
          reason: REASON,
          forCustomer: REASON,
          forDeveloper: "",
        },
      ],
      forCustomer: REASON,
      forDeveloper: "",
      dueOn: "2099-01-01",
    }),
  },
  cancelRequestAction: {
    allowed: REVIEWERS,
    input: ({ organisation, customer }) => ({
      orgId: organisation,
      customerId: customer,
      requestId: "rfi_01m7y6vwzae2esjgs4a43k15vh",
      reason: REASON,
    }),
  },
  upholdQuestionAction: {
    allowed: MAKERS,
    input: ({ customer }) => ({
      customerId: customer,
      questionId: "qst_01m7y6vwzae2esjgs4a43k15vh",
      reason: REASON,
    }),
    foreign: "not_found",
  },
  makeUploadLinkAction: {
    allowed: [...MAKERS, ...REVIEWERS],
    input: ({ customer }) => ({ customerId: customer, days: 7 }),
    foreign: "not_found",
  },
  endUploadLinkAction: {
    allowed: [...MAKERS, ...REVIEWERS],
    input: ({ customer }) => ({ customerId: customer, linkId: "lnk_01m7y6vwzae2esjgs4a43k15vh" }),
    foreign: "not_found",
  },
  mailUploadLinkAction: {
    allowed: [...MAKERS, ...REVIEWERS],
    input: ({ customer }) => ({ customerId: customer, linkId: "lnk_01m7y6vwzae2esjgs4a43k15vh", token: TOKEN }),
    foreign: "not_found",
  },
  openUploadLinkAction: { allowed: EVERYBODY, input: () => ({ token: TOKEN }) },
};
