"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SaveStatus } from "@/components/forms/save-state";
import type { Refusal } from "@/lib/core/outcome";
import { saveDraftAction } from "@/lib/drafts/actions";
import type { DraftConflict } from "@/lib/drafts/types";

type SavePayload = Omit<Parameters<typeof saveDraftAction>[0], "draftId" | "version" | "tab">;

/** What the person has to know because saving stopped. */
export type SaveNotice =
  | { kind: "signed_out" }
  | { kind: "conflict"; conflict: DraftConflict }
  | { kind: "refused"; refusal: Refusal };

const PAUSE_MS = 800;
const RETRY_MS = 5_000;

function isConflict(detail: unknown): detail is DraftConflict {
  return typeof detail === "object" && detail !== null && "version" in detail && "by" in detail && "at" in detail;
}

function noticeOf(refusal: Refusal): SaveNotice | null {
  if (refusal.code === "unauthenticated") return { kind: "signed_out" };
  if (refusal.code === "conflict" && isConflict(refusal.detail)) return { kind: "conflict", conflict: refusal.detail };
  // Only busy for a moment: the next try says more.
  return refusal.code === "unavailable" ? null : { kind: "refused", refusal };
}

/**
 * Keeps a draft on the server while somebody types. One save at a time, in order; what fails is tried again until it is kept or somebody
 * has to decide. `payload` is called at each save and gives what there is then.
 */
export function useDraftSaving(draft: { id: string; version: number }, payload: () => SavePayload) {
  const [status, setStatus] = useState<SaveStatus>({ kind: "idle" });
  const [notice, setNotice] = useState<SaveNotice | null>(null);
  const latest = useRef(payload);
  const version = useRef(draft.version);
  const tab = useRef("");
  const isDirty = useRef(false);
  /** What the server has, as text: the same is not sent twice. */
  const kept = useRef<string | null>(null);
  const isHeld = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = payload;
    kept.current ??= JSON.stringify(payload());
  });

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    tab.current ||= crypto.randomUUID();

    async function send(): Promise<boolean> {
      while (isDirty.current) {
        if (isHeld.current) return false;
        isDirty.current = false;
        const content = latest.current();
        const text = JSON.stringify(content);
        if (text === kept.current) continue;
        setStatus({ kind: "saving" });
        const input = { ...content, draftId: draft.id, version: version.current, tab: tab.current };
        const outcome = await saveDraftAction(input).catch(() => null);
        if (outcome?.ok) {
          kept.current = text;
          version.current = outcome.value.version;
          setStatus({ kind: "saved", at: Date.now() });
          setNotice(null);
          continue;
        }
        isDirty.current = true;
        setStatus({ kind: "failed" });
        const stop = outcome ? noticeOf(outcome) : null;
        setNotice(stop);
        if (stop && stop.kind !== "signed_out") isHeld.current = true;
        else timer.current = setTimeout(() => void flush(), RETRY_MS);
        return false;
      }
      return true;
    }

    running.current ??= send().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [draft.id]);

  /** Something changed: saved after a pause. */
  const touch = useCallback(() => {
    isDirty.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
  }, [flush]);

  /** Goes on from a version that is known to be the newest; with `keepMine`, what is here replaces it. */
  const resume = useCallback(
    (from: number, keepMine: boolean) => {
      version.current = from;
      isHeld.current = false;
      isDirty.current = keepMine;
      kept.current = keepMine ? "" : null;
      setNotice(null);
      setStatus(keepMine ? { kind: "saving" } : { kind: "saved", at: Date.now() });
      return keepMine ? flush() : Promise.resolve(true);
    },
    [flush],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault();
    };
    // Back from the tab where one signed in again.
    const retry = () => {
      if (isDirty.current && !isHeld.current) void flush();
    };
    window.addEventListener("beforeunload", warn);
    window.addEventListener("focus", retry);
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("focus", retry);
      window.removeEventListener("online", retry);
      // Leaving by a link within the pause: what was typed goes along.
      if (isDirty.current && !isHeld.current) void flush();
    };
  }, [flush]);

  /** No more saving: the draft is gone. */
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    isDirty.current = false;
    isHeld.current = true;
  }, []);

  const currentVersion = useCallback(() => version.current, []);
  return { status, notice, touch, flush, resume, stop, currentVersion };
}
