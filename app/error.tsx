"use client";

import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

const sign = (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
    <path d="M12 8v5M12 16.5v.01" />
    <circle cx="12" cy="12" r="9" />
  </svg>
);

// Every page there is carries this file, and nothing may be fetched once something failed: so it is small and leans on little. The link is an
// ordinary one and starts afresh. The message stays on the server: the digest is the number that also stands in the log.
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">This page could not be shown</h1>
      <div role="alert">
        <EmptyState
          icon={sign}
          title="This page could not be shown"
          description={
            <>
              What you saved before is safe. Try again; if it happens twice, give the reference number to support.
              {error.digest ? (
                <span className="mt-3 block">
                  Reference <span className="select-all font-mono text-mini">{error.digest}</span>
                </span>
              ) : null}
            </>
          }
          action={
            <>
              <button type="button" onClick={reset} className={buttonVariants({ variant: "primary" })}>
                Try again
              </button>
              <a href="/" className={buttonVariants({})}>
                Go to the start page
              </a>
            </>
          }
        />
      </div>
    </main>
  );
}
