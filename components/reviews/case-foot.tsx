"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { cn } from "@/lib/core/cn";
import type { Progress } from "@/lib/reviews/findings/rules";

interface CaseFootProps {
  progress: Progress;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  /** Where decisions are made; stays as it is while it is closed. */
  children: ReactNode;
}

/** Always in reach at the foot: how far the case is looked through, and the place where it is decided. */
export function CaseFoot({ progress, isOpen, onToggle, children }: CaseFootProps) {
  const { total, accepted, flagged, open } = progress;
  const share = (part: number) => (total === 0 ? 0 : (part / total) * 100);
  return (
    <div
      data-print="hide"
      className="sticky bottom-0 z-10 flex shrink-0 flex-col rounded-xl border border-line-strong bg-raised shadow-float max-xl:mt-6 max-xl:rounded-b-none xl:max-h-[85%]"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
        <div className="grid gap-1">
          <p className="tabular text-ink text-ui">
            {total - open} of {total} looked at
            {flagged > 0 ? <span className="text-danger-ink"> · {flagged} flagged</span> : null}
          </p>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 2"
            preserveAspectRatio="none"
            className="h-1 w-40 rounded-full bg-line"
          >
            <rect width={share(accepted)} height="2" className="fill-success-solid" />
            <rect x={share(accepted)} width={share(flagged)} height="2" className="fill-danger-solid" />
          </svg>
        </div>
        <Button
          variant={isOpen ? "secondary" : "primary"}
          aria-expanded={isOpen}
          aria-controls="case-decision"
          onClick={() => onToggle(!isOpen)}
        >
          {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
          {isOpen ? "Hide" : "Decision"}
          <span className="hidden sm:inline-flex">
            <Kbd>d</Kbd>
          </span>
        </Button>
      </div>
      {/* What is inside has a name of its own. */}
      <div
        id="case-decision"
        hidden={!isOpen}
        tabIndex={-1}
        className={cn(
          "overflow-y-auto border-line border-t p-4 outline-none max-xl:max-h-[65dvh]",
          !isOpen && "hidden",
        )}
      >
        {children}
      </div>
    </div>
  );
}
