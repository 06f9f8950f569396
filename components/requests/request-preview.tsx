import { CivilDate } from "@/components/ui/civil-date";
import type { QuestionDraft } from "@/lib/requests/types";
import { QuestionLine } from "./question-line";

interface RequestPreviewProps {
  questions: readonly (QuestionDraft & { id: number; title: string })[];
  forCustomer: string;
  /** YYYY-MM-DD */
  dueOn: string;
}

/** A request as its reader will see it. */
export function RequestPreview({ questions, forCustomer, dueOn }: RequestPreviewProps) {
  return (
    <div className="grid gap-4 text-ui">
      <p>{forCustomer}</p>
      <ul className="grid gap-3">
        {questions.map((question) => (
          <li key={question.id}>
            <QuestionLine {...question} />
          </li>
        ))}
      </ul>
      <p className="text-ink-muted">
        Answer by{" "}
        {dueOn ? <CivilDate value={dueOn} className="font-medium text-ink" /> : "the day that you still have to choose"}
        .
      </p>
    </div>
  );
}
