"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";

interface IconButtonProps extends Omit<ButtonProps, "children" | "size" | "aria-label"> {
  /** Accessible name and tooltip text. */
  label: string;
  children: ReactNode;
  size?: "sm" | "md" | undefined;
  tooltipSide?: "top" | "bottom" | "left" | "right" | undefined;
}

export function IconButton({
  label,
  children,
  size = "md",
  variant = "ghost",
  tooltipSide,
  ...props
}: IconButtonProps) {
  return (
    <Button
      aria-label={label}
      data-tip={label}
      data-tip-side={tooltipSide}
      variant={variant}
      size={size === "sm" ? "iconSm" : "icon"}
      {...props}
    >
      {children}
    </Button>
  );
}
