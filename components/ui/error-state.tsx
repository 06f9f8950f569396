"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyableId } from "./copyable-id";
import { EmptyState } from "./empty-state";
import { Icon } from "./icon";

interface ErrorStateProps {
  title?: string | undefined;
  description?: ReactNode | undefined;
  /** The number that stands in the log too. */
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Another way on, beside the retry. */
  action?: ReactNode | undefined;
  className?: string | undefined;
}

export function ErrorState({
  title = "This could not be loaded",
  description = "Nothing you entered is lost. Try again; if it happens twice, give the reference number to support.",
  reference,
  onRetry,
  retrying = false,
  action,
  className,
}: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<Icon name="warning" />}
        title={title}
        className={className}
        description={
          <>
            {description}
            {reference ? (
              <span className="mt-3 flex items-center justify-center gap-1.5">
                Reference <CopyableId value={reference} label="reference number" />
              </span>
            ) : null}
          </>
        }
        action={
          onRetry || action ? (
            <>
              {onRetry ? (
                <Button variant="primary" onClick={onRetry} loading={retrying}>
                  Try again
                </Button>
              ) : null}
              {action}
            </>
          ) : undefined
        }
      />
    </div>
  );
}
