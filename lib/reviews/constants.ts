/** The checks of the automated review in their order. */
export const CHECK_LABELS = {
  completeness: "Everything is there",
  age: "Age",
  documents: "Documents accepted and not expired",
  address_proof: "Address proof in date",
  mrz: "Machine-readable zone agrees",
  address: "Address and nationality agree",
  identifier: "Identifier checksums",
  duplicate: "No duplicate in the organisation",
  document_reuse: "Documents not used elsewhere",
  high_risk_country: "High-risk countries",
  watch_list: "Watch list",
} as const;

export type CheckName = keyof typeof CHECK_LABELS;

export const CHECK_RESULTS = ["PASS", "FAIL", "REFER"] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export const RESULT_LABELS: Record<CheckResult, string> = { PASS: "Passed", FAIL: "Failed", REFER: "For a person" };

/** What a review came to: final by the system, or left to a person. */
export const RUN_OUTCOMES = ["APPROVED", "SUSPENDED", "REFERRED"] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];
