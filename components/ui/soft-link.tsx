import type { ComponentProps } from "react";

export interface SoftLinkProps extends ComponentProps<"a"> {
  href: string;
  /** False = nothing is fetched before the click: for pages that seldom follow. */
  prefetch?: boolean | undefined;
  /** False = the page stays where it is scrolled to: for another look at the same list. */
  scroll?: boolean | undefined;
}

/** A link to another page of the portal. It is an ordinary one that `SoftLinks` follows without loading everything anew: a list of them costs nothing. */
export function SoftLink({ prefetch = true, scroll = true, ...props }: SoftLinkProps) {
  return <a data-soft={prefetch ? "" : "late"} data-stays={scroll ? undefined : ""} {...props} />;
}
