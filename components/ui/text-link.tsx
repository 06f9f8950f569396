import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/core/cn";

interface TextLinkProps extends Omit<ComponentProps<typeof Link>, "href"> {
  href: string;
}

const LOOK = "rounded-sm text-link underline decoration-1 underline-offset-2 hover:decoration-2";

/** A link inside text. Underlined, because colour alone does not mark a link. */
export function TextLink({ href, className, prefetch, ...props }: TextLinkProps) {
  // Within the page the browser goes there itself: it focuses the target and tells listeners, which the router does not.
  if (href.startsWith("#")) return <a href={href} className={cn(LOOK, className)} {...inPage(props)} />;
  return (
    <Link
      href={href as Route}
      className={cn(LOOK, className)}
      {...(prefetch === undefined ? {} : { prefetch })}
      {...props}
    />
  );
}

/** What an ordinary anchor takes of it. */
function inPage({ children, id, title, "aria-label": label, "aria-describedby": description }: Partial<TextLinkProps>) {
  return { children, id, title, "aria-label": label, "aria-describedby": description };
}
