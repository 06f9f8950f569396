/** Exported by reads, but asking for nothing that has an organisation, or for staff and workers who see all of them. */
export const NO_TENANT_READ = new Set([
  ...["openProfile", "openContent", "sealContent", "stateOf", "toChoice", "toCustomerRow", "toDocumentRow", "toView"],
  // Of what was read already.
  ...[
    "requestTexts",
    "questionTexts",
    "upheldReason",
    "valueDigest",
    "filesOf",
    "placeOf",
    "toQuestionView",
    "insideDocument",
  ],
  ...["answerFacts", "listWorkingOrganisations", "besideProfile", "readingBinding"],
  ...["fileNameBinding", "internalBinding", "countryFacts", "profileReference"],
  // Of a run that was read already.
  ...["orderOf", "toProgress"],
  // Conditions of rows, which the list's own reads ask by.
  ...[
    "whereOf",
    "allConditions",
    "rowConditions",
    "countConditions",
    "filterSources",
    "importSpan",
    "byRows",
    "pastedConditions",
    "pastedSource",
  ],
  ...["measured", "planSources", "searchSources", "setPlanLimits"],
  ...["pageConditions", "countedConditions", "comparedConditions"],
  ...["importRowBinding", "openImportedProfile"],
  // Of one person: by their own session.
  ...["listSessions", "countRecoveryCodes"],
  // Of staff and workers, who see every organisation.
  ...["listDueRestrictions", "listOrganisationsToClose"],
  // Of watch lists, which all organisations share, and of what was found on them, which only staff and jobs see.
  ...["activeVersions", "findCandidates", "listScreeningLists", "findVersion", "rescreeningLeft"],
  ...["standingHits", "latestScreening", "listHits", "toWatchListHits"],
  // Of the rules, which all organisations share, and of their trials, which staff make.
  ...["rulesInForce", "listRuleSets", "listPastRuns", "findTrial", "trialView", "latestTrial"],
  ...[
    "listAllMails",
    "listOrganisations",
    "listCases",
    "nextCase",
    "caseFile",
    ...["decisionRisk", "secondEyeFor", "isReviewed", "currentPapers", "seenNow", "openProposal", "findProposal"],
    ...["changedSince", "isStillPossible", "lastTransition", "whatChanged", "decisionDesk", "caseClosedBy"],
    ...["storedTarget", "textsBinding", "markablesOf", "currentMarkables", "toFinding", "listFindings", "openFlags"],
    ...["listRuns", "listTwins", "documentReadings"],
    // The queue, and who works on it.
    ...["isForSecondEye", "caseStateColumn", "isLateAt", "isSnoozedAt", "inView", "narrowedBy", "orderKeys", "orderBy"],
    ...["beyond", "queueNumbers", "neighbours", "otherCustomers", "listQueueChoices", "customerMatches"],
    "findPaletteCases",
    ...["isOutsider", "listStaff", "awayUntil", "holdAtWork", "isBarred", "standInFor", "lockAbandoned"],
    ...["lockOpenCase", "latestCase"],
    // Notes, tags and the printed file of a case.
    ...["documentTitle", "caseFileContent", "noteBinding", "listColleagues", "listNotes", "caseTags", "tagsInUse"],
    "referencedBlobs",
    "checkReadiness",
    "noticeRecipients",
    // Somebody's own notices, in transactions of their own.
    ...["listNoticePreferences", "readNoticeBell", "ownNotices"],
  ],
]);
