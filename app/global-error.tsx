"use client";

import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

// Replaces the whole document when the root layout itself fails, so it leans on nothing but the style sheet.
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Portico could not be shown</title>
        <main className="mx-auto grid min-h-dvh max-w-md content-center gap-4 p-6">
          <h1 className="font-semibold text-title">Portico could not be shown</h1>
          <p className="text-ink-muted">
            What you saved before is safe. Try again; if it happens twice, give the reference number to support.
          </p>
          {error.digest ? (
            <p className="text-ink-muted">
              Reference <span className="font-mono text-ink">{error.digest}</span>
            </p>
          ) : null}
          <p className="flex gap-2">
            <button
              type="button"
              onClick={reset}
              className="h-9 rounded-md bg-accent px-4 font-medium text-accent-contrast hover:bg-accent-hover"
            >
              Try again
            </button>
            <a href="/" className="inline-flex h-9 items-center rounded-md border border-line-strong px-4 font-medium">
              Go to the start page
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
