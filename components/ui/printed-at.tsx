"use client";

import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { fullInstant } from "./instant-format";

interface PrintedAtProps {
  timeZone: string;
  /** What else paper has to say of the page: filters in force, which rows. */
  children?: ReactNode | undefined;
}

/** For paper alone: when it was printed, and what the screen says by its controls. */
export function PrintedAt({ timeZone, children }: PrintedAtProps) {
  const [at, setAt] = useState<string | null>(null);
  useEffect(() => {
    const now = () => setAt(new Date().toISOString());
    // The picture is taken right after the listeners have run.
    const beforePrint = () => flushSync(now);
    now();
    window.addEventListener("beforeprint", beforePrint);
    return () => window.removeEventListener("beforeprint", beforePrint);
  }, []);
  return (
    <div className="mb-4 hidden text-ink-muted text-ui print:block">
      {children}
      {at ? <p>Printed {fullInstant(at, timeZone)}</p> : null}
    </div>
  );
}
