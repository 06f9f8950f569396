"use client";

import { cn } from "@/lib/core/cn";
import { spanWords } from "@/lib/reviews/cases/rules";
import { AGE_BANDS } from "@/lib/reviews/queue/constants";
import type { QueueGlance as Glance } from "@/lib/reviews/queue/types-list";
import { useNow } from "./use-now";

interface QueueGlanceProps {
  glance: Glance;
  now: string;
}

/** The open cases at a glance: how many, how late, how old. Numbers first; the bars only repeat them. */
export function QueueGlance({ glance, now: initial }: QueueGlanceProps) {
  const now = useNow(initial);
  const most = Math.max(1, ...Object.values(glance.ages));
  const facts = [
    { label: "Open", value: String(glance.open), tone: "" },
    { label: "Late", value: String(glance.late), tone: glance.late > 0 ? "text-danger-ink" : "" },
    { label: "Due in 4 h", value: String(glance.dueSoon), tone: glance.dueSoon > 0 ? "text-warning-ink" : "" },
    {
      label: "Longest wait",
      value: glance.oldest ? spanWords(now.getTime() - new Date(glance.oldest).getTime()) : "None",
      tone: "",
    },
  ];
  return (
    <section
      aria-label="Open cases at a glance"
      className="mb-5 flex flex-wrap items-stretch gap-x-10 gap-y-4 rounded-lg border border-line bg-canvas px-5 py-3.5 max-sm:px-4"
    >
      <dl className="flex gap-x-8 max-sm:grid max-sm:w-full max-sm:grid-cols-4 max-sm:gap-x-2">
        {facts.map(({ label, value, tone }) => (
          <div key={label} className="sm:min-w-16">
            <dt className="whitespace-nowrap text-ink-subtle text-mini">{label}</dt>
            <dd className={cn("tabular mt-0.5 font-semibold text-base text-ink", tone)}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="min-w-72 flex-1 max-sm:min-w-full sm:border-line sm:border-l sm:pl-8">
        <p className="text-ink-subtle text-mini" id="queue-ages">
          How long they have waited for compliance
        </p>
        <ul aria-labelledby="queue-ages" className="mt-1.5 grid max-w-xl grid-cols-4 gap-3">
          {AGE_BANDS.map(({ key, label }) => (
            <li key={key}>
              <span aria-hidden="true" className="block h-1 overflow-hidden rounded-full bg-line">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${(glance.ages[key] / most) * 100}%` }}
                />
              </span>
              <span className="mt-1 block text-mini leading-4">
                <span className="tabular font-medium text-ink">{glance.ages[key]}</span>{" "}
                <span className="text-ink-muted">{label}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
