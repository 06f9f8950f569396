import type { ReactNode } from "react";

interface WaitingGroupProps {
  title: string;
  /** In one sentence, what it is about. */
  sentence: string;
  /** Lines; none where nothing waits. */
  children?: ReactNode | undefined;
}

/** Everything that waits for the same side. */
export function WaitingGroup({ title, sentence, children }: WaitingGroupProps) {
  return (
    <div className="border-t py-3 first:border-t-0">
      <h3 className="px-5 font-medium text-ink text-ui">{title}</h3>
      <p className="mt-0.5 px-5 text-ink-muted text-ui">{sentence}</p>
      {children ? <ul className="mt-1.5">{children}</ul> : null}
    </div>
  );
}
