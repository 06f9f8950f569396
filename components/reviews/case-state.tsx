import { Banner } from "@/components/ui/banner";
import type { CustomerStatus } from "@/lib/customers/constants";

const DONE: Record<
  Exclude<CustomerStatus, "UNDER_REVIEW">,
  { title: string; tone: "success" | "warning" | "danger" }
> = {
  APPROVED: { title: "This customer is approved", tone: "success" },
  SUSPENDED: { title: "This customer is suspended", tone: "danger" },
  PENDING_INFO: {
    title: "The merchant has to add something first; the case comes back by itself when it is complete",
    tone: "warning",
  },
};

interface CaseStateProps {
  status: CustomerStatus;
  /** As the merchant reads it. */
  reason: string | null;
  /** Labels of the checks that a person has to look at. */
  referred: readonly string[];
  /** Why this reviewer may not decide. */
  barred: string | null;
}

/** Why the case is here, or why there is nothing for this reviewer to decide. */
export function CaseState({ status, reason, referred, barred }: CaseStateProps) {
  if (status !== "UNDER_REVIEW") {
    return (
      <Banner className="mb-3" tone={DONE[status].tone} title={DONE[status].title}>
        {reason}
      </Banner>
    );
  }
  if (barred) {
    return (
      <Banner className="mb-3" tone="warning" title="Four eyes: not your case to decide">
        {barred} You can look at it, and your look is written down.
      </Banner>
    );
  }
  return referred.length > 0 ? (
    <Banner className="mb-3" title="Why it waits for a person">
      {referred.length === 1 ? "One check could not decide: " : `${referred.length} checks could not decide: `}
      {referred.join(", ")}.
    </Banner>
  ) : null;
}
