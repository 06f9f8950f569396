import { Card } from "@/components/ui/card";
import { CivilDate } from "@/components/ui/civil-date";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { REQUEST_STATE_LABELS } from "@/lib/requests/constants";
import type { RequestView } from "@/lib/requests/types";
import { AnsweredBy } from "./answered-by";
import { CancelRequestButton } from "./cancel-request-button";
import { QuestionLine } from "./question-line";
import { REQUEST_TONES } from "./question-words";

interface RequestHistoryProps {
  /** Outside ids. */
  of: { orgId: string; customerId: string; name: string };
  /** Newest first, from `listRequests`. */
  requests: readonly RequestView[];
  mayCancel: boolean;
}

/** Every round of questions about a customer, for staff: who asked, by when, and what was answered by whom. */
export function RequestHistory({ of, requests, mayCancel }: RequestHistoryProps) {
  if (requests.length === 0)
    return (
      <Card title="Requests for information">
        <p className="text-ink-muted text-ui">Nothing was asked for yet.</p>
      </Card>
    );
  return (
    <Card title="Requests for information">
      <ol className="grid gap-5">
        {requests.map((request) => {
          const isOpen = request.state === "OPEN" || request.state === "OVERDUE";
          return (
            <li key={request.id} className="grid gap-3 border-b pb-5 last:border-b-0 last:pb-0">
              <div className="flex flex-wrap items-center justify-between gap-2 text-ui">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-semibold text-ink">Round {request.round}</span>
                  <StatusBadge tone={REQUEST_TONES[request.state]} label={REQUEST_STATE_LABELS[request.state]} />
                </p>
                {isOpen && mayCancel ? <CancelRequestButton of={of} request={request} /> : null}
              </div>
              <p className="text-ink-muted text-mini">
                {request.requestedByName} asked on <Instant iso={request.createdAt} show="datetime" />, answer due{" "}
                <CivilDate value={request.dueOn} />.
              </p>
              <p className="text-ui">{request.forCustomer}</p>
              {request.forDeveloper ? (
                <p className="text-ink-muted text-mini">For the developer: {request.forDeveloper}</p>
              ) : null}
              <ul className="grid gap-3">
                {request.questions.map((question) => (
                  <li key={question.id}>
                    <QuestionLine
                      {...question}
                      answered={question.answeredAt ? <AnsweredBy question={question} /> : undefined}
                    >
                      {question.forDeveloper ? (
                        <p className="text-ink-muted text-mini">For the developer: {question.forDeveloper}</p>
                      ) : null}
                    </QuestionLine>
                  </li>
                ))}
              </ul>
              {request.cancelledReason ? (
                <p className="text-ink-muted text-mini">Taken back: {request.cancelledReason}</p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
