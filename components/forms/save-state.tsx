"use client";

import { CloudCheck, CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Spinner } from "@/components/ui/spinner";

export type SaveStatus =
  | { kind: "idle" }
  | { kind: "saving" }
  /** `at`: epoch milliseconds. */
  | { kind: "saved"; at: number }
  | { kind: "failed" };

interface SaveStateProps {
  status: SaveStatus;
  onRetry: () => void;
}

function ago(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 2) {
    return "just now";
  }
  if (seconds < 60) {
    return `${seconds} s ago`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}

/** Whether what was typed is safe. The counting text is silent; only a change of state is read out. */
export function SaveState({ status, onRetry }: SaveStateProps) {
  const savedAt = status.kind === "saved" ? status.at : undefined;
  const [now, setNow] = useState<number>();

  useEffect(() => {
    if (savedAt === undefined) {
      return;
    }
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [savedAt]);

  const spoken = { idle: "", saving: "", saved: "Saved", failed: "Not saved" }[status.kind];
  return (
    <span className="inline-flex min-h-5 items-center gap-1.5 text-ink-muted text-mini">
      <span role="status" className="sr-only">
        {spoken}
      </span>
      {status.kind === "saving" ? (
        <>
          <Spinner className="size-3.5" />
          Saving…
        </>
      ) : null}
      {status.kind === "saved" ? (
        <span aria-hidden="true" className="tabular inline-flex items-center gap-1.5">
          <CloudCheck className="size-3.5" />
          {now === undefined ? "Saved" : `Saved ${ago(now - status.at)}`}
        </span>
      ) : null}
      {status.kind === "failed" ? (
        <>
          <CloudOff aria-hidden="true" className="size-3.5 text-danger-ink" />
          <span className="text-danger-ink">Not saved.</span>
          <button type="button" onClick={onRetry} className="rounded-sm text-accent-ink underline underline-offset-2">
            Try again
          </button>
        </>
      ) : null}
    </span>
  );
}
