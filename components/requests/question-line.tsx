import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { QUESTION_STATUS_LABELS, type QuestionStatus } from "@/lib/requests/constants";
import { QUESTION_TONES } from "./question-words";

interface QuestionLineProps {
  /** The place, as words or as a link to it. */
  title: ReactNode;
  status: QuestionStatus;
  reason: string;
  forCustomer: string;
  /** Who answered; left out while it is open. */
  answered?: ReactNode | undefined;
  children?: ReactNode | undefined;
}

/** One question: where, what is wrong, why, and what to do; ticked once it is answered. */
export function QuestionLine({ title, status, reason, forCustomer, answered, children }: QuestionLineProps) {
  const Icon = answered ? CircleCheck : CircleDashed;
  return (
    <div className="flex items-start gap-2.5 text-ui">
      <Icon
        aria-hidden="true"
        className={answered ? "mt-0.5 size-4 shrink-0 text-success-ink" : "mt-0.5 size-4 shrink-0 text-ink-subtle"}
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium text-ink">{title}</span>
          {answered ? (
            <Badge tone="success">Answered</Badge>
          ) : (
            <Badge tone={QUESTION_TONES[status]}>{QUESTION_STATUS_LABELS[status]}</Badge>
          )}
        </p>
        {answered ? (
          <p className="text-ink-muted text-mini">{answered}</p>
        ) : (
          <>
            <p className="text-ink">{forCustomer}</p>
            <p className="text-ink-muted text-mini">Why: {reason}</p>
          </>
        )}
        {children}
      </div>
    </div>
  );
}
