import { numberWords } from "@/lib/core/count-words";
import { BULK_WORDS, type BulkAction, type BulkItemState, STAY_REASONS, type StayReason } from "./constants";
import type { BulkOrder } from "./input";
import type { BulkProgress, StayGroup } from "./types";

/** What an order needs besides customers, in words; empty where it needs nothing. */
export function orderWords(order: BulkOrder, sender: string | null): string {
  switch (order.action) {
    case "DISABLE":
      return `Reason: ${order.reason}`;
    case "ADD_TAGS":
    case "REMOVE_TAGS":
      return `${order.tags.length === 1 ? "Tag" : "Tags"}: ${order.tags.join(", ")}`;
    case "LINK_SENDER":
      return `Sender: ${sender ?? "no longer there"}`;
    case "REQUEST_DOCUMENTS":
      return `Link open for ${order.days === 1 ? "1 day" : `${order.days} days`}`;
    default:
      return "";
  }
}

/** "Enable", "Undo: Enable". */
export const runTitle = (run: { action: BulkAction; isUndo: boolean }): string =>
  run.isUndo ? `Undo: ${BULK_WORDS[run.action].label}` : BULK_WORDS[run.action].label;

/** "37 enabled, 5 already so, 3 not changed". */
export function resultWords(
  run: { action: BulkAction; isUndo: boolean },
  counts: Pick<BulkProgress, "done" | "changed" | "refused">,
): string {
  const words = BULK_WORDS[run.action];
  const already = counts.done - counts.changed - counts.refused;
  return [
    `${numberWords(counts.changed)} ${run.isUndo ? words.undone : words.done}`,
    already > 0 ? `${numberWords(already)} already so` : null,
    counts.refused > 0 ? `${numberWords(counts.refused)} not changed` : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** Groups of a dry run by whether they stay because they are so, or because they cannot change; the largest first. */
export function splitStays(groups: readonly { reason: StayReason; count: number; names: string[] }[]) {
  const told = groups
    .map((group): StayGroup => {
      const { words, why } = STAY_REASONS[group.reason];
      return { ...group, words, why };
    })
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason, "en"));
  return {
    already: told.filter(({ reason }) => STAY_REASONS[reason].isAlready),
    refused: told.filter(({ reason }) => !STAY_REASONS[reason].isAlready),
  };
}

/** Whole percent, 100 only when everything is done. */
export const percentDone = ({ done, total }: { done: number; total: number }): number =>
  total === 0 || done >= total ? 100 : Math.floor((done / total) * 100);

/** A new id for a run; also works in a browser without a secure context. */
export function newRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether what a run did can be taken back at all. */
export const isReversible = (run: { action: BulkAction; isUndo: boolean }): boolean =>
  !run.isUndo && BULK_WORDS[run.action].isReversible;

/** States of customers that a run has left as they were though it was asked to change them. */
export const LEFT_STATES = ["REFUSED", "CANCELLED"] as const satisfies BulkItemState[];

/** The address of a run's results. */
export function itemsAddress(
  path: string,
  query: { state: BulkItemState | null; after?: number | null; before?: number | null },
): string {
  const search = new URLSearchParams();
  if (query.state) search.set("state", query.state.toLowerCase());
  if (query.after) search.set("after", String(query.after));
  if (query.before) search.set("before", String(query.before));
  return search.size > 0 ? `${path}?${search}` : path;
}
