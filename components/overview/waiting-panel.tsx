import { Card } from "@/components/ui/card";
import { shortInstant } from "@/components/ui/instant-format";
import { numberWords } from "@/lib/core/count-words";
import { MISSING_MARK_LABELS } from "@/lib/customers/constants-missing";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import { missingHref, statusHref } from "@/lib/overview/rules-links";
import { cappedWords, shortDay, sinceWords } from "@/lib/overview/rules-words";
import type { Waiting } from "@/lib/overview/types";
import { NamedCustomers } from "./named-customers";
import { WaitingGroup } from "./waiting-group";
import { WaitingLine } from "./waiting-line";

interface WaitingPanelProps {
  byStatus: StatusCounts;
  waiting: Waiting;
  timeZone: string;
  /** ISO. */
  now: string;
}

const MARKS_SHOWN = 6;

const customersWait = (n: number, what: string) =>
  n === 1 ? `1 customer waits for ${what}.` : `${numberWords(n)} customers wait for ${what}.`;

/** What waits for whom: the merchant, compliance, or the customers themselves. */
export function WaitingPanel({ byStatus, waiting, timeZone, now }: WaitingPanelProps) {
  const { missing, requests, longest, links } = waiting;
  const pending = byStatus.PENDING_INFO;
  const inReview = byStatus.UNDER_REVIEW;
  const hasOwn = pending > 0 || missing.length > 0 || requests.n > 0;
  return (
    <Card title="What waits for whom" flush>
      <WaitingGroup
        title="Waits for you"
        sentence={
          pending > 0
            ? customersWait(pending, "information")
            : hasOwn
              ? "No customer is held up by missing information."
              : "Nothing. Everything that was asked for is there."
        }
      >
        {hasOwn ? (
          <>
            {requests.n > 0 ? (
              <WaitingLine
                label={
                  requests.overdue > 0
                    ? `Questions from compliance to answer, ${numberWords(requests.overdue)} overdue`
                    : "Questions from compliance to answer"
                }
                number={cappedWords(requests)}
              >
                <NamedCustomers customers={requests.next} words={({ at }) => `due ${shortDay(at)}`} />
              </WaitingLine>
            ) : null}
            {missing.slice(0, MARKS_SHOWN).map((line) => (
              <WaitingLine
                key={line.mark}
                href={missingHref(line.mark)}
                label={`${MISSING_MARK_LABELS[line.mark]} missing`}
                number={cappedWords(line)}
              />
            ))}
            {pending > 0 ? (
              <WaitingLine
                href={statusHref("PENDING_INFO")}
                label="All that wait for information"
                number={numberWords(pending)}
              />
            ) : null}
          </>
        ) : null}
      </WaitingGroup>
      <WaitingGroup
        title="Waits for a review"
        sentence={
          inReview === 0
            ? "Nobody. Every review is finished."
            : longest
              ? `${customersWait(inReview, "a review").slice(0, -1)}, the longest for ${sinceWords(longest.at, now)}.`
              : customersWait(inReview, "a review")
        }
      >
        {inReview > 0 ? (
          <WaitingLine href={statusHref("UNDER_REVIEW")} label="Under review" number={numberWords(inReview)}>
            {longest ? (
              <NamedCustomers
                customers={[longest]}
                words={({ at }) => `since ${shortInstant(at, timeZone, "datetime")}`}
              />
            ) : null}
          </WaitingLine>
        ) : null}
      </WaitingGroup>
      <WaitingGroup
        title="Waits for your customers"
        sentence={
          links.n === 0
            ? "Nobody. No secure upload link is out."
            : links.n === 1 && !links.isMore
              ? "1 secure upload link is out."
              : `${cappedWords(links)} secure upload links are out.`
        }
      >
        {links.n > 0 ? (
          <WaitingLine label="Links that end next" number={cappedWords(links)}>
            <NamedCustomers
              customers={links.next}
              words={({ at }) => `until ${shortInstant(at, timeZone, "datetime")}`}
            />
          </WaitingLine>
        ) : null}
      </WaitingGroup>
    </Card>
  );
}
