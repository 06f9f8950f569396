"use client";

import type { ComponentProps, MouseEvent } from "react";
import { cn } from "@/lib/core/cn";
import { type ButtonSize, type ButtonVariant, buttonVariants } from "./button-variants";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Shows a spinner and ignores clicks; focus stays where it is. */
  loading?: boolean | undefined;
}

export function Button({
  variant,
  size,
  loading = false,
  type = "button",
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (loading) {
      // A disabled button would drop the focus, so a busy one refuses here instead.
      event.preventDefault();
      return;
    }
    onClick?.(event);
  }
  return (
    <button
      type={type}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      className={cn(buttonVariants({ variant, size }), className)}
      onClick={handleClick}
      {...props}
    >
      {loading ? <Spinner /> : null}
      {children}
    </button>
  );
}
