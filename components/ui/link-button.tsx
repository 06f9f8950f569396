import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/core/cn";
import { type ButtonSize, type ButtonVariant, buttonVariants } from "./button-variants";

interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "href"> {
  href: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}

/** A link that looks like a button: use it whenever the result is another page. */
export function LinkButton({ href, variant, size, className, ...props }: LinkButtonProps) {
  return <Link href={href as Route} className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
