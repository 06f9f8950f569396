import { MessageSquareQuote } from "lucide-react";
import { Instant } from "@/components/ui/instant";
import type { Upheld } from "@/lib/reviews/case-page/types";

/** Why the merchant left it as it is, after compliance asked about it. */
export function CaseUpheld({ upheld: { because, byName, at, isNone } }: { upheld: Upheld }) {
  return (
    <div className="flex items-start gap-1.5 rounded-md bg-info-soft px-2 py-1.5 text-mini">
      <MessageSquareQuote aria-hidden="true" className="mt-px size-3.5 shrink-0 text-info-ink" />
      <div className="min-w-0">
        <p className="font-medium text-info-ink">
          {isNone ? "The merchant: there is none" : "The merchant: right as it stands"}
        </p>
        <p className="break-words text-ink">“{because}”</p>
        <p className="text-ink-muted">
          {byName ? `${byName}, ` : ""}
          <Instant iso={at} show="datetime" />
        </p>
      </div>
    </div>
  );
}
