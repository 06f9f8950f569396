import { Link2Off } from "lucide-react";

/** The one answer to every link that does not open: unknown, ended, expired or finished. */
export function LinkEnded() {
  return (
    <div className="grid justify-items-center gap-3 py-4 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-sunken text-ink-muted">
        <Link2Off aria-hidden="true" className="size-5" />
      </span>
      <h2 className="font-semibold text-ink text-lg">This link is no longer open</h2>
      <p className="max-w-sm text-balance text-ink-muted text-sm">
        It was ended, its time is over, or everything has arrived already. If you have sent everything, you need do
        nothing more. Otherwise ask whoever sent you the link for a new one.
      </p>
    </div>
  );
}
