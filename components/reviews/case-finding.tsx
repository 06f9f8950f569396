import { CircleCheck, Flag, History } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { FINDING_STATUS_LABELS, LABEL_WORDS } from "@/lib/reviews/findings/constants";
import type { Finding } from "@/lib/reviews/findings/types";

/** What somebody marked, in a word, with who did; a mark that was overtaken says so. */
export function CaseFinding({ finding }: { finding: Finding }) {
  const { verdict, status, label, isStale, byName, forCustomer } = finding;
  const what = label ? LABEL_WORDS[label] : status ? FINDING_STATUS_LABELS[status] : "Accepted";
  if (isStale) {
    return (
      <p className="flex flex-wrap items-center gap-x-2 text-mini text-warning-ink">
        <History aria-hidden="true" className="size-3.5" />
        Changed since {byName} {verdict === "ACCEPTED" ? "accepted it" : `flagged it: ${what.toLowerCase()}`}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted text-mini">
      <Badge tone={verdict === "ACCEPTED" ? "success" : "danger"}>
        {verdict === "ACCEPTED" ? (
          <CircleCheck aria-hidden="true" className="size-3.5" />
        ) : (
          <Flag aria-hidden="true" className="size-3.5" />
        )}
        {what}
      </Badge>
      <span>{byName}</span>
      {forCustomer ? <p className="basis-full break-words text-ink">“{forCustomer}”</p> : null}
    </div>
  );
}
