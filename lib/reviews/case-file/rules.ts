import type { CheckLine, CustomerDetail, TimelineEntry } from "@/lib/customers/detail/types";
import { QUESTION_STATUS_LABELS, REQUEST_STATE_LABELS } from "@/lib/requests/constants";
import type { RequestView } from "@/lib/requests/types";
import { REQUIRED_ACTION_LABELS, RESTRICTION_REASON_LABELS, RESTRICTION_WORDS } from "@/lib/restrictions/constants";
import type { RestrictionRow } from "@/lib/restrictions/types";
import { RESULT_LABELS } from "@/lib/reviews/constants";
import { FINDING_STATUS_LABELS, VERDICT_LABELS } from "@/lib/reviews/findings/constants";
import type { Finding, Markable } from "@/lib/reviews/findings/types";
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

/** What a reviewer accepted and flagged, field by field. */
export function findingSection(findings: readonly Finding[], markables: readonly Markable[]): Section {
  if (findings.length === 0) return { title: "Marks", lead: "No field or document is marked." };
  const labels = new Map(markables.map((one) => [one.target, one.label]));
  return {
    title: "Marks",
    items: findings.map((finding) => {
      const status = finding.status ? `, ${FINDING_STATUS_LABELS[finding.status].toLowerCase()}` : "";
      const verdict = `${VERDICT_LABELS[finding.verdict]}${status}${finding.isStale ? ", changed since" : ""}`;
      return {
        head: `${labels.get(finding.target) ?? finding.target}: ${verdict}`,
        lines: [
          `By ${finding.byName}, ${printedInstant(finding.at)}`,
          ...[finding.label ?? "", finding.forCustomer, finding.forDeveloper].filter((text) => text !== ""),
        ],
      };
    }),
  };
}

/** Every round of questions with its answers. */
export function requestSection(requests: readonly RequestView[]): Section {
  if (requests.length === 0) return { title: "Requests for information", lead: "Nothing was asked for." };
  return {
    title: "Requests for information",
    items: [...requests].reverse().map((request) => ({
      head: `Round ${request.round}: ${REQUEST_STATE_LABELS[request.state]}, due on ${request.dueOn}`,
      lines: [
        `By ${request.requestedByName}, ${printedInstant(request.createdAt)}. ${request.forCustomer}`,
        ...request.questions.map((question) => {
          const answer = question.answeredAt
            ? `answered ${printedInstant(question.answeredAt)} by ${question.answeredByName ?? "nobody named"}`
            : "not answered";
          const upheld = question.upheldBecause === null ? "" : `. Right as it stands: ${question.upheldBecause}`;
          return `${question.title} (${QUESTION_STATUS_LABELS[question.status].toLowerCase()}): ${question.reason}; ${answer}${upheld}`;
        }),
      ],
    })),
  };
}

/** Restrictions in force or announced. */
export function restrictionSection(rows: readonly RestrictionRow[]): Section {
  if (rows.length === 0) return { title: "Restrictions", lead: "None is in force or announced." };
  return {
    title: "Restrictions",
    items: rows.map((row) => ({
      head: `${RESTRICTION_WORDS[row.name].label}, ${row.appliedAt ? `since ${printedInstant(row.appliedAt)}` : `from ${row.dueOn}`}`,
      lines: [
        `${RESTRICTION_REASON_LABELS[row.reason]}, by ${row.placedByName}. ${row.message}`,
        ...(row.internal ? [`For staff: ${row.internal}`] : []),
        ...row.requiredActions.map((action) => `To do: ${REQUIRED_ACTION_LABELS[action]}`),
      ],
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
