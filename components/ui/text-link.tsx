import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/core/cn";

interface TextLinkProps extends Omit<ComponentProps<typeof Link>, "href"> {
  href: string;
}

/** A link inside text. Underlined, because colour alone does not mark a link. */
export function TextLink({ href, className, ...props }: TextLinkProps) {
  return (
    <Link
      href={href as Route}
      className={cn(
        "rounded-sm text-accent-ink underline decoration-1 underline-offset-2 hover:decoration-2",
        className,
      )}
      {...props}
    />
  );
}
