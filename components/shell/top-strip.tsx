import type { ReactNode } from "react";

/** The thin strip above everything, for what holds on every page: "Demo data". */
export function TopStrip({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="Notice"
      data-print="hide"
      className="border-warning-line border-b bg-warning-soft px-4 py-1.5 text-center text-mini text-warning-ink"
    >
      {children}
    </aside>
  );
}
