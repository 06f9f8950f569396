"use client";

import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import type { Markable } from "@/lib/reviews/findings/types";
import { useCaseDesk } from "./case-desk-context";
import { CaseFinding } from "./case-finding";
import { CaseFlagForm } from "./case-flag-form";
import { CaseMark } from "./case-mark";
import { CaseUpheld } from "./case-upheld";

interface CaseRowProps {
  of: Markable;
  term: ReactNode;
  /** The document in view is about this. */
  isInView: boolean;
  /** Brings the document that proves it into view. */
  onShow: () => void;
  children: ReactNode;
}

/** One thing to accept or flag: focus brings its proof into view, the keys act on it. */
export function CaseRow({ of, term, isInView, onShow, children }: CaseRowProps) {
  const desk = useCaseDesk();
  const finding = desk.findings.get(of.target);
  const upheld = desk.upheld.get(of.target);
  const isActive = desk.active === of.target;

  function look() {
    if (isActive) return;
    desk.activate(of.target);
    onShow();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus by keyboard shows the proof as a click does
    <li
      data-mark={of.target}
      tabIndex={-1}
      aria-current={isActive ? "true" : undefined}
      onFocus={look}
      onClick={onShow}
      className={cn(
        "scroll-my-4 border-l-2 max-xl:scroll-mb-24 py-2 pr-3 pl-4 -outline-offset-2",
        isInView ? "border-l-accent-ink" : "border-l-transparent",
        isActive && "bg-hover",
      )}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 sm:grid-cols-[minmax(0,9.5rem)_minmax(0,1fr)_auto]">
        <div className="min-w-0 break-words pt-1 text-ink-muted text-ui max-sm:col-start-1 max-sm:row-start-1">
          {term}
        </div>
        <div className="grid min-w-0 gap-1 break-words pt-1 text-ink text-ui max-sm:col-span-2 max-sm:row-start-2">
          {children}
          {finding ? <CaseFinding finding={finding} /> : null}
          {upheld ? <CaseUpheld upheld={upheld} /> : null}
        </div>
        <div className="max-sm:col-start-2 max-sm:row-start-1">
          <CaseMark of={of} />
        </div>
      </div>
      {desk.flagging === of.target ? <CaseFlagForm of={of} /> : null}
    </li>
  );
}
