import type { CheckLine, CustomerDetail, TimelineEntry } from "@/lib/customers/detail/types";
import { RESULT_LABELS } from "@/lib/reviews/constants";
import type { Note } from "@/lib/reviews/notes/types";
import type { Section } from "./types";

/** An instant as print shows it, in UTC: "2026-03-15 09:30:05 UTC". */
export const printedInstant = (instant: Date | string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`;

const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

/** The profile, a section a block. */
export function profileSections(detail: Pick<CustomerDetail, "blocks">): Section[] {
  return detail.blocks.map((block) => ({
    title: block.title,
    ...(block.lines.length === 0 ? { lead: "Nothing is given." } : {}),
    rows: block.lines.map(({ label, value }) => ({ label, value: value ?? "Not given" })),
  }));
}

export function checkSection(checks: { at: string; version: number; lines: readonly CheckLine[] } | null): Section {
  if (!checks) return { title: "Automated checks", lead: "No automated review has run." };
  return {
    title: "Automated checks",
    lead: `Of version ${checks.version}, ${printedInstant(checks.at)}.`,
    items: checks.lines.map((line) => ({
      head: `${line.label}: ${RESULT_LABELS[line.result]}`,
      lines: [line.explanation, ...(line.inputSummary ? [`Looked at: ${line.inputSummary}`] : [])],
    })),
  };
}

export function noteSection(notes: readonly Note[]): Section {
  if (notes.length === 0) return { title: "Notes", lead: "Nobody wrote a note." };
  return {
    title: "Notes",
    items: notes.map((note) => ({
      head: `${note.author}, ${printedInstant(note.at)}`,
      lines: [note.parts.map((part) => part.text).join("")],
    })),
  };
}

/** What happened, the oldest first, as a record is read. */
export function timelineSection(entries: readonly TimelineEntry[]): Section {
  return {
    title: "What happened",
    lead: `${plural(entries.length, "event")}, the oldest first.`,
    items: [...entries].reverse().map((entry) => ({
      head: `${printedInstant(entry.at)}  ${entry.actor.name} ${entry.words}`,
      lines: [
        ...(entry.to ? [`${entry.from ?? "New"} to ${entry.to}`] : []),
        ...(entry.about.length > 0 ? [entry.about.join(", ")] : []),
        ...entry.notes,
        ...(entry.quote ? [entry.quote] : []),
        ...(entry.internal ? [`For staff: ${entry.internal}`] : []),
      ],
    })),
  };
}
