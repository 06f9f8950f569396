"use client";

import { buttonVariants } from "@/components/ui/button-variants";
import { ErrorState } from "@/components/ui/error-state";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

// An ordinary link: it starts afresh, and every page carries this file without the code of the router's. The message stays on the server: the digest is the number that also stands in the log.
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState
        title="This page could not be shown"
        description="What you saved before is safe. Try again; if it happens twice, give the reference number to support."
        reference={error.digest}
        onRetry={reset}
        action={
          <a href="/" className={buttonVariants({})}>
            Go to the start page
          </a>
        }
      />
    </main>
  );
}
