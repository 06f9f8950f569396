"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";

interface PagerProps {
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
  /** "1 to 25 of 62", already in words. */
  range?: ReactNode | undefined;
  disabled?: boolean | undefined;
}

/** Previous and next, for lists that page by cursor. */
export function Pager({ hasPrevious, hasNext, onPrevious, onNext, range, disabled = false }: PagerProps) {
  return (
    <nav aria-label="Pages" className="flex items-center gap-1">
      {range ? <span className="tabular mr-2 text-ink-muted text-ui">{range}</span> : null}
      <IconButton
        label="Previous page"
        variant="secondary"
        size="sm"
        disabled={!hasPrevious || disabled}
        onClick={onPrevious}
      >
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <IconButton label="Next page" variant="secondary" size="sm" disabled={!hasNext || disabled} onClick={onNext}>
        <ChevronRight aria-hidden="true" />
      </IconButton>
    </nav>
  );
}
