import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

interface WaitingLineProps {
  /** The list that shows what the number counts; none where only the named customers lead on. */
  href?: string | undefined;
  label: string;
  /** In words: "10,000+". */
  number: string;
  /** Below: who comes first. */
  children?: ReactNode | undefined;
}

/** One thing that waits, how often, and where to see it. */
export function WaitingLine({ href, label, number, children }: WaitingLineProps) {
  const content = (
    <>
      <span>{label}</span>
      <span className="tabular font-medium">{number}</span>
    </>
  );
  const look = "flex items-baseline justify-between gap-4 text-ink text-ui";
  return (
    <li className="relative px-5 py-2.5 has-[>a]:hover:bg-hover">
      {href ? (
        <Link href={href as Route} className={`${look} rounded-sm before:absolute before:inset-0`}>
          {content}
        </Link>
      ) : (
        <p className={look}>{content}</p>
      )}
      {children ? <div className="relative mt-0.5 text-ink-muted text-mini">{children}</div> : null}
    </li>
  );
}
