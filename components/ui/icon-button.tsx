"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

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
    <Tooltip content={label} side={tooltipSide}>
      <Button aria-label={label} variant={variant} size={size === "sm" ? "iconSm" : "icon"} {...props}>
        {children}
      </Button>
    </Tooltip>
  );
}
