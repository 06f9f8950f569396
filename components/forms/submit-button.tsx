"use client";

import { useSyncExternalStore } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/lib/core/cn";

const never = () => () => {};

/** Submits only once the page has woken: before that a browser would send the form by itself, past our own handling. */
export function SubmitButton({ disabled = false, className, ...props }: Omit<ButtonProps, "type">) {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Button
      type="submit"
      disabled={disabled || !isAwake}
      className={cn(!isAwake && !disabled && "disabled:opacity-100", className)}
      {...props}
    />
  );
}
