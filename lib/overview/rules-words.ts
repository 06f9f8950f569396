import { type CivilDate, civilDateWords } from "@/lib/core/civil-date";
import { countWords, numberWords } from "@/lib/core/count-words";
import { STATUS_LABELS, STATUSES } from "@/lib/customers/constants";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import { sumOf } from "@/lib/customers/list/rules-counts";
import { COMPARED_DAYS, type Range } from "./constants";
import type { approvalsOf } from "./rules-charts";
import type { ApprovalPeriod, Capped, StatusPoint } from "./types";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const cappedWords = ({ n, isMore }: Capped): string => `${numberWords(n)}${isMore ? "+" : ""}`;

const rounded = (value: number): string => String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
const withUnit = (value: string, one: string, many: string) => `${value} ${value === "1" ? one : many}`;

/** "42 seconds", "5 minutes", "2.5 hours", "3 days". */
export function durationWords(seconds: number): string {
  if (seconds < 1) return "less than a second";
  if (seconds < MINUTE) return withUnit(String(Math.round(seconds)), "second", "seconds");
  if (seconds < HOUR) return withUnit(rounded(seconds / MINUTE), "minute", "minutes");
  if (seconds < DAY) return withUnit(rounded(seconds / HOUR), "hour", "hours");
  return withUnit(rounded(seconds / DAY), "day", "days");
}

/** "42 s", "5 min", "2.5 h", "3 d": for marks and columns; a dash where there is nothing. */
export function shortDuration(seconds: number | null): string {
  if (seconds === null) return "–";
  const words = durationWords(seconds);
  if (seconds < 1) return "<1 s";
  return words
    .replace(/ seconds?$/, " s")
    .replace(/ minutes?$/, " min")
    .replace(/ hours?$/, " h")
    .replace(/ days?$/, " d");
}

/** "12 more than 30 days ago", "as many as 30 days ago"; `ago` says when. */
export function changeWords(now: number, then: number, ago = `${COMPARED_DAYS} days ago`): string {
  if (now === then) return `as many as ${ago}`;
  return `${numberWords(Math.abs(now - then))} ${now > then ? "more" : "fewer"} than ${ago}`;
}

/** What the chart of statuses says; its first point is what the last one is compared with. */
export function statusSentence(now: StatusCounts, first: StatusPoint | null, reaches: boolean, range: Range): string {
  const ago = range === 365 ? "a year ago" : `${range} days ago`;
  const since = reaches ? ago : `on ${civilDateWords(first?.day ?? "")}`;
  const change = first ? `, ${changeWords(now.APPROVED, first.byStatus.APPROVED, since)}` : "";
  const others = STATUSES.filter((status) => status !== "APPROVED")
    .map((status) => `${numberWords(now[status])} ${STATUS_LABELS[status].toLowerCase()}`)
    .join(", ");
  return `${numberWords(now.APPROVED)} approved${change}. Of ${countWords(sumOf(now), "customer")} in all: ${others}.`;
}

const rangeWords = (range: Range): string => (range === 365 ? "last year" : `last ${range} days`);

/** What the chart of times to approval says. */
export function approvalSentence(all: ReturnType<typeof approvalsOf>, range: Range): string {
  const { approved, median, slow } = all;
  if (approved === 0 || median === null || slow === null) return `Nobody was approved in the ${rangeWords(range)}.`;
  if (approved === 1)
    return `One approval in the ${rangeWords(range)}, ${durationWords(median)} after everything was there.`;
  return `${numberWords(approved)} approvals in the ${rangeWords(range)}: half of them within ${durationWords(median)} after everything was there, nine in ten within ${durationWords(slow)}.`;
}

/** Who approved, in one sentence. */
export function approverSentence({ approved, atOnce, byPerson, later }: ReturnType<typeof approvalsOf>): string {
  if (approved === 0) return "No approvals to tell apart yet.";
  const parts = [
    `${numberWords(atOnce)} automatically within a minute`,
    ...(later > 0 ? [`${numberWords(later)} automatically later`] : []),
    `${numberWords(byPerson)} by a person`,
  ];
  return `${numberWords(approved)} approved: ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}.`;
}

/** "12 Nov" of "2026-11-12". */
export const shortDay = (day: CivilDate): string => civilDateWords(day).replace(/ \d{4}$/, "");

/** "6 to 12 Nov 2026"; one day alone as it is. */
export function periodWords({ from, to }: Pick<ApprovalPeriod, "from" | "to">): string {
  if (from === to) return civilDateWords(to);
  return `${from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : civilDateWords(from)} to ${civilDateWords(to)}`;
}

/** How long ago in whole units: "3 days", "1 hour", "less than a minute". */
export function sinceWords(iso: string, now: string): string {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(iso)) / 1000);
  if (seconds < MINUTE) return "less than a minute";
  const unit = seconds < HOUR ? MINUTE : seconds < DAY ? HOUR : DAY;
  return durationWords(Math.floor(seconds / unit) * unit);
}
