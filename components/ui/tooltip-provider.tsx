"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/** Shares the waiting time between tooltips: after the first, neighbours open at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Tooltip.Provider delay={400}>{children}</Tooltip.Provider>;
}
