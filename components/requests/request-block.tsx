import { MessageCircleQuestion } from "lucide-react";
import { CivilDate } from "@/components/ui/civil-date";
import { TextLink } from "@/components/ui/text-link";
import { toneBadge, toneInk } from "@/components/ui/tone";
import { cn } from "@/lib/core/cn";
import { thingsInWords } from "@/lib/requests/rules";
import type { QuestionView, RequestView } from "@/lib/requests/types";
import { AnsweredBy } from "./answered-by";
import { QuestionLine } from "./question-line";
import { REQUEST_TONES } from "./question-words";
import { UpholdButton } from "./uphold-button";

interface RequestBlockProps {
  /** Outside id. */
  customerId: string;
  request: RequestView;
  timeZone: string;
  mayAnswer: boolean;
}

/** What compliance asks for, by when, each question with a way to its exact field or slot; answered ones ticked. */
export function RequestBlock({ customerId, request, timeZone, mayAnswer }: RequestBlockProps) {
  const open = request.questions.filter((question) => question.answeredAt === null);
  const tone = REQUEST_TONES[request.state];
  const leadsTo = (question: QuestionView) =>
    question.kind === "field" ? `/customers/${customerId}/edit${question.anchor}` : `${question.anchor}`;
  return (
    <section
      aria-labelledby={`request-${request.id}`}
      className={cn("grid gap-4 rounded-lg border bg-surface px-5 py-4 shadow-card", toneBadge[tone], "bg-surface")}
    >
      <div className="flex gap-3">
        <MessageCircleQuestion aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", toneInk[tone])} />
        <div className="min-w-0 text-ink text-ui">
          <h2 id={`request-${request.id}`} className="font-semibold text-sm">
            Compliance asks for {thingsInWords(open.length)} by <CivilDate value={request.dueOn} />
          </h2>
          {request.state === "OVERDUE" ? (
            <p className={cn("mt-0.5 font-medium", toneInk[tone])}>
              This day has passed. You can still answer; the customer waits until you do.
            </p>
          ) : null}
          <p className="mt-0.5">{request.forCustomer}</p>
          {request.forDeveloper ? (
            <p className="mt-0.5 text-ink-muted text-mini">For developers: {request.forDeveloper}</p>
          ) : null}
        </div>
      </div>
      <ul aria-label="What compliance asks for" className="grid gap-3 lg:grid-cols-2 lg:gap-x-8">
        {request.questions.map((question) => (
          <li key={question.id}>
            <QuestionLine
              {...question}
              title={
                mayAnswer && question.answeredAt === null && question.anchor ? (
                  <TextLink href={leadsTo(question)} prefetch={false}>
                    {question.title}
                  </TextLink>
                ) : (
                  question.title
                )
              }
              answered={question.answeredAt ? <AnsweredBy question={question} timeZone={timeZone} /> : undefined}
            >
              {mayAnswer && question.answeredAt === null ? (
                <div className="mt-1 print:hidden">
                  <UpholdButton customerId={customerId} question={question} />
                </div>
              ) : null}
            </QuestionLine>
          </li>
        ))}
      </ul>
    </section>
  );
}
