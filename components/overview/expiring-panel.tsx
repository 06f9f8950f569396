import { Card } from "@/components/ui/card";
import { CivilDate } from "@/components/ui/civil-date";
import { TextLink } from "@/components/ui/text-link";
import { customerHref, expiredHref } from "@/lib/overview/rules-links";
import { cappedWords, shortDay } from "@/lib/overview/rules-words";
import type { Capped, Expiring } from "@/lib/overview/types";
import { WaitingLine } from "./waiting-line";

interface ExpiringPanelProps {
  expiring: Expiring;
  /** Of the organisation. */
  today: string;
}

const customers = (count: Capped): string => `${cappedWords(count)} ${count.n === 1 ? "customer" : "customers"}`;

function sentence({ expired, within }: Expiring): string {
  const furthest = within.at(-1);
  if (!furthest || furthest.n === 0) return "No document has expired or will within 60 days.";
  const gone =
    expired.n === 0
      ? "No document has expired yet"
      : `${customers(expired)} ${expired.n === 1 ? "has" : "have"} an expired document`;
  return `${gone}; in ${furthest.days} days it will be ${customers(furthest)}, if nothing newer comes.`;
}

/** Documents that have expired or will soon, and whose come next. */
export function ExpiringPanel({ expiring, today }: ExpiringPanelProps) {
  const { expired, within, next } = expiring;
  return (
    <Card title="Documents expiring" description={sentence(expiring)} flush>
      <ul className="pb-2">
        <WaitingLine
          href={expiredHref(today)}
          label="Customers with an expired document"
          number={cappedWords(expired)}
        />
        {within.map((line) => (
          <WaitingLine
            key={line.days}
            href={expiredHref(line.lastDay)}
            label={`Expired by ${shortDay(line.lastDay)}, in ${line.days} days`}
            number={cappedWords(line)}
          />
        ))}
      </ul>
      {next.length > 0 ? (
        <div className="border-t px-5 pt-3 pb-4">
          <h3 className="font-medium text-ink text-ui">Next to expire</h3>
          <ol className="mt-2 grid gap-1.5">
            {next.map(({ id, name, at }) => (
              <li key={id} className="flex items-baseline justify-between gap-4 text-ui">
                <TextLink href={customerHref(id)} prefetch={false} className="min-w-0 truncate">
                  {name}
                </TextLink>
                <CivilDate value={at} className="text-ink-muted" />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Card>
  );
}
