import type { QuestionDraft, QuestionTarget } from "@/lib/requests/types";
import { FINDING_STATUS_LABELS, LABEL_WORDS } from "./constants";
import type { Finding } from "./types";

/** What was flagged and still stands as it was, as questions to the merchant, in the order of the form. */
export function flaggedQuestions(findings: readonly Finding[], targets: readonly QuestionTarget[]): QuestionDraft[] {
  const flags = new Map(
    findings.filter((one) => one.verdict === "FLAGGED" && !one.isStale).map((one) => [one.target, one]),
  );
  return targets.flatMap(({ key, group: _group, label: _label, isEmpty: _isEmpty, ...place }) => {
    const flag = flags.get(key);
    if (!flag?.status) return [];
    const { status, label, forCustomer, forDeveloper } = flag;
    const reason = label ? LABEL_WORDS[label] : FINDING_STATUS_LABELS[status];
    return [{ ...place, status, reason, forCustomer, forDeveloper, ...(label ? { label } : {}) }];
  });
}
