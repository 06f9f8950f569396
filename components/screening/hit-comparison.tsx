import type { ReactNode } from "react";
import { Instant } from "@/components/ui/instant";
import { shortCivilDate } from "@/components/ui/instant-format";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Tone } from "@/components/ui/tone";
import { countryName } from "@/lib/core/geo";
import { HIT_STATE_LABELS, type HitState, TOPIC_LABELS } from "@/lib/screening/constants";
import { birthDateWords } from "@/lib/screening/rules-words";
import type { HitRow } from "@/lib/screening/types";
import { ScoreParts } from "./score-parts";

const TONES: Record<HitState, Tone> = {
  MATCH: "warning",
  IN_PROGRESS: "info",
  RESOLVED: "danger",
  DISMISSED: "neutral",
};

const countries = (codes: readonly string[]) => (codes.length > 0 ? codes.map(countryName).join(", ") : "Not given");

const dateWords = (date: string) => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? shortCivilDate(date) : birthDateWords(date));

interface HitComparisonProps {
  hit: HitRow;
  /** The buttons, where this person may settle it. */
  actions?: ReactNode | undefined;
}

/** A hit side by side with what was typed: the compared fields, why it scored as it did, and what became of it. */
export function HitComparison({ hit, actions }: HitComparisonProps) {
  const { typed, entry } = hit;
  const named = hit.parts.find((part) => part.part === "name" || part.part === "alias");
  const others = entry.aliases.filter((alias) => alias.name !== named?.listed).length;
  const rows = [
    { what: "Name", typed: named?.typed ?? typed.names.join(", "), listed: named?.listed ?? entry.name },
    {
      what: typed.kind === "COMPANY" ? "Made on" : "Birth date",
      typed: typed.birthDate ? dateWords(typed.birthDate) : "Not given",
      listed: entry.birthDates.length > 0 ? entry.birthDates.map(dateWords).join(", ") : "Not given",
    },
    { what: "Countries", typed: countries(typed.countries), listed: countries(entry.countries) },
  ];
  return (
    <article className="grid grid-cols-1 gap-3" aria-label={`${hit.who} and ${entry.name}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium text-ink text-ui">{hit.who}</h3>
        <StatusBadge tone={TONES[hit.state]} label={HIT_STATE_LABELS[hit.state]} />
        {hit.endedAt ? <StatusBadge tone="neutral" label="No longer found" /> : null}
        <span className="tabular ml-auto font-semibold text-ink text-ui">
          {hit.score}
          <span className="font-normal text-ink-subtle text-mini"> of 100</span>
        </span>
      </header>
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="w-full text-left text-ui [&_td]:px-3 [&_td]:py-1.5 [&_td]:align-top [&_th]:px-3 [&_th]:py-1.5 [&_th]:font-medium [&_th]:text-ink-subtle [&_th]:text-mini [&_tbody_tr]:border-t">
          <caption className="sr-only">What was compared</caption>
          <thead className="bg-canvas">
            <tr>
              <th scope="col">
                <span className="sr-only">Field</span>
              </th>
              <th scope="col">Customer</th>
              <th scope="col">
                {hit.listTitle} <span className="font-normal">({TOPIC_LABELS[hit.topic]})</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.what}>
                <th scope="row" className="whitespace-nowrap">
                  {row.what}
                </th>
                <td className="break-words text-ink">{row.typed}</td>
                <td className="break-words text-ink">
                  {row.listed}
                  {row.what === "Name" && row.listed !== entry.name ? (
                    <span className="block text-ink-subtle text-mini">Alias of {entry.name}</span>
                  ) : null}
                  {row.what === "Name" && others > 0 ? (
                    <span className="block text-ink-subtle text-mini">
                      {others} {row.listed === entry.name ? "" : "more "}
                      {others === 1 ? "alias" : "aliases"}
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ScoreParts score={hit.score} parts={hit.parts} />
      <p className="text-ink-subtle text-mini">
        Entry {hit.entryId}
        {entry.programmes.length > 0 ? ` · ${entry.programmes.join(", ")}` : ""} · found{" "}
        <Instant iso={hit.createdAt} show="datetime" />
      </p>
      {hit.settledReason && hit.settledAt ? (
        <p className="break-words text-ink-muted text-mini">
          {HIT_STATE_LABELS[hit.state]}, says {hit.settledByName} (<Instant iso={hit.settledAt} show="datetime" />
          ): {hit.settledReason}
        </p>
      ) : hit.state === "IN_PROGRESS" && hit.settledByName ? (
        <p className="text-ink-muted text-mini">{hit.settledByName} is looking at it.</p>
      ) : null}
      {actions}
    </article>
  );
}
