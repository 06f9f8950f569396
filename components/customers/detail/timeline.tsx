import { Instant } from "@/components/ui/instant";
import { shortInstant } from "@/components/ui/instant-format";
import { StatusBadge } from "@/components/ui/status-badge";
import { STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { TimelineEntry } from "@/lib/customers/detail/types";
import { timelineDays } from "./timeline-days";

interface TimelineProps {
  entries: readonly TimelineEntry[];
  timeZone: string;
}

/** Days shown at once; older ones are a click away. */
const DAYS_SHOWN = 3;

/** Every change with who made it, newest first, a heading for each day. */
export function Timeline({ entries, timeZone }: TimelineProps) {
  const days = timelineDays(entries, (iso) => shortInstant(iso, timeZone, "date"));
  const older = days.slice(DAYS_SHOWN);
  const list = (some: typeof days) =>
    some.map((day) => (
      <section key={day.label} aria-label={day.label} className="break-inside-auto">
        <h3 className="mb-2 font-medium text-ink-subtle text-mini">{day.label}</h3>
        <ol className="grid gap-3 border-line border-l pl-4">
          {day.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} timeZone={timeZone} />
          ))}
        </ol>
      </section>
    ));
  return (
    <div className="grid gap-5">
      {list(days.slice(0, DAYS_SHOWN))}
      {older.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-sm font-medium text-accent-ink text-ui">
            Earlier ({older.reduce((sum, day) => sum + day.entries.length, 0)} entries)
          </summary>
          <div className="mt-4 grid gap-5">{list(older)}</div>
        </details>
      ) : null}
    </div>
  );
}

function Entry({ entry, timeZone }: { entry: TimelineEntry; timeZone: string }) {
  return (
    <li className="relative text-ui">
      <span aria-hidden="true" className="absolute top-1.5 -left-[1.3rem] size-2 rounded-full bg-line-strong" />
      <p className="text-ink">
        <span className="font-medium">{entry.actor.name}</span> {entry.words}
        {entry.to ? (
          <>
            {entry.action === "customer.status_changed" ? " to" : " as"}
            <StatusBadge look="plain" className="ml-2" tone={STATUS_TONES[entry.to]} label={STATUS_LABELS[entry.to]} />
          </>
        ) : null}
      </p>
      {entry.notes.map((note) => (
        <p key={note} className="whitespace-pre-line break-words text-ink-muted text-mini">
          {note}
        </p>
      ))}
      <p className="text-ink-subtle text-mini">
        <Instant iso={entry.at} timeZone={timeZone} show="datetime" /> {timeZone}
      </p>
    </li>
  );
}
