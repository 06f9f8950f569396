import { MessageCircleQuestion } from "lucide-react";
import { QUESTION_STATUS_LABELS } from "@/lib/requests/constants";
import type { QuestionView } from "@/lib/requests/types";

interface RequestNoteProps {
  question: Pick<QuestionView, "status" | "reason" | "forCustomer">;
}

/** What compliance says about this very field or slot, right where it is answered. */
export function RequestNote({ question }: RequestNoteProps) {
  return (
    <span className="flex items-start gap-1.5 rounded-md border border-warning-line bg-warning-soft px-2.5 py-1.5 text-mini text-warning-ink">
      <MessageCircleQuestion aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span>
        <span className="font-medium">Compliance: {QUESTION_STATUS_LABELS[question.status].toLowerCase()}.</span>{" "}
        {question.forCustomer} <span className="text-ink-muted">({question.reason})</span>
      </span>
    </span>
  );
}
