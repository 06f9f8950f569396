"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { unanswered } from "@/lib/core/outcome";
import { previewBulkAction } from "@/lib/customers/bulk/actions";
import type { BulkOrder } from "@/lib/customers/bulk/input";
import type { BulkPreview } from "@/lib/customers/bulk/types";
import type { CustomerSelection } from "@/lib/customers/selection/input";

/** Typing makes one question, not one for each letter. */
const WAIT_MS = 250;

export type DryRun =
  | { state: "unasked" }
  | { state: "running" }
  | { state: "told"; preview: BulkPreview }
  | { state: "refused"; message: string };

/** What an order would change, asked anew whenever it changes; null = it is not complete yet. */
export function useDryRun(selection: CustomerSelection, order: BulkOrder | null) {
  const [run, setRun] = useState<DryRun>({ state: "unasked" });
  const key = order === null ? null : JSON.stringify(order);
  const newest = useRef(0);
  const held = useRef({ selection, order });
  held.current = { selection, order };

  const ask = useCallback(async () => {
    const { order: now, selection: of } = held.current;
    if (now === null) return;
    const mine = ++newest.current;
    setRun({ state: "running" });
    const outcome = await previewBulkAction({ selection: of, order: now }).catch(unanswered);
    if (mine !== newest.current) return;
    setRun(outcome.ok ? { state: "told", preview: outcome.value } : { state: "refused", message: outcome.message });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the order
  useEffect(() => {
    newest.current += 1;
    if (order === null) {
      setRun({ state: "unasked" });
      return;
    }
    setRun({ state: "running" });
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [key, ask]);

  return { run, askAgain: ask };
}
