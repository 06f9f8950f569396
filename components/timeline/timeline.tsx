import { shortInstant } from "@/components/ui/instant-format";
import type { TimelineEntry } from "@/lib/customers/detail/types";
import { TimelineEvent } from "./event";
import { timelineDays } from "./timeline-days";

interface TimelineProps {
  entries: readonly TimelineEntry[];
  timeZone?: string | undefined;
}

/** Days shown at once; older ones are a click away. */
const DAYS_SHOWN = 3;

/** Every change with who made it, newest first, a heading for each day. */
export function Timeline({ entries, timeZone }: TimelineProps) {
  const days = timelineDays(entries, (iso) => shortInstant(iso, timeZone ?? "UTC", "date"));
  const older = days.slice(DAYS_SHOWN);
  const list = (some: typeof days) =>
    some.map((day) => (
      <section key={day.label} aria-label={day.label} className="break-inside-auto">
        <h3 className="mb-2 font-medium text-ink-subtle text-mini">{day.label}</h3>
        <ol className="ml-2.5 grid gap-4 border-line border-l pl-[1.125rem]">
          {day.entries.map((entry) => (
            <TimelineEvent key={entry.id} entry={entry} timeZone={timeZone} />
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
