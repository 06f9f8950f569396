"use client";

import type { ReactNode } from "react";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";

interface PagerProps {
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
  /** Left out = there is no way to the ends. */
  onFirst?: (() => void) | undefined;
  onLast?: (() => void) | undefined;
  /** "1 to 25 of 62", already in words. */
  range?: ReactNode | undefined;
  disabled?: boolean | undefined;
}

/** Previous and next, for lists that page by cursor. */
export function Pager(props: PagerProps) {
  const { hasPrevious, hasNext, onPrevious, onNext, onFirst, onLast, range, disabled = false } = props;
  return (
    <nav aria-label="Pages" className="flex items-center gap-1">
      {range ? <span className="tabular mr-2 text-ink-muted text-ui">{range}</span> : null}
      {onFirst ? (
        <IconButton
          label="First page"
          variant="secondary"
          size="sm"
          disabled={!hasPrevious || disabled}
          onClick={onFirst}
        >
          <Icon name="first" />
        </IconButton>
      ) : null}
      <IconButton
        label="Previous page"
        variant="secondary"
        size="sm"
        disabled={!hasPrevious || disabled}
        onClick={onPrevious}
      >
        <Icon name="back" />
      </IconButton>
      <IconButton label="Next page" variant="secondary" size="sm" disabled={!hasNext || disabled} onClick={onNext}>
        <Icon name="next" />
      </IconButton>
      {onLast ? (
        <IconButton label="Last page" variant="secondary" size="sm" disabled={!hasNext || disabled} onClick={onLast}>
          <Icon name="last" />
        </IconButton>
      ) : null}
    </nav>
  );
}
