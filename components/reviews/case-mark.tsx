"use client";

import { Check, Flag, Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/core/cn";
import type { Markable } from "@/lib/reviews/findings/types";
import { useCaseDesk } from "./case-desk-context";

interface CaseMarkProps {
  of: Markable;
  /** For assistive technology: what is marked. */
  name?: string | undefined;
}

/** Accept or flag one thing; pressed when it is. Nothing for who may only look. */
export function CaseMark({ of, name = of.label }: CaseMarkProps) {
  const desk = useCaseDesk();
  const found = desk.findings.get(of.target);
  const verdict = found && !found.isStale ? found.verdict : null;
  if (!desk.mayMark) return null;
  return (
    <span className="flex shrink-0 items-center gap-0.5">
      {verdict ? (
        <IconButton size="sm" label={`Take the mark on ${name} back (u)`} onClick={() => desk.clear(of)}>
          <Undo2 aria-hidden="true" />
        </IconButton>
      ) : null}
      {of.isGiven ? (
        <IconButton
          size="sm"
          label={`Accept ${name} (y)`}
          aria-pressed={verdict === "ACCEPTED"}
          onClick={() => desk.accept(of)}
          className={cn(verdict === "ACCEPTED" && "bg-success-soft text-success-ink")}
        >
          <Check aria-hidden="true" />
        </IconButton>
      ) : null}
      <IconButton
        size="sm"
        label={`Flag ${name} (n)`}
        aria-pressed={verdict === "FLAGGED"}
        aria-expanded={desk.flagging === of.target}
        onClick={() => desk.startFlag(of.target)}
        className={cn(verdict === "FLAGGED" && "bg-danger-soft text-danger-ink")}
      >
        <Flag aria-hidden="true" />
      </IconButton>
    </span>
  );
}
