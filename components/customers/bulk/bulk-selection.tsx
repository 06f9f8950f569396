"use client";

import { type ComponentProps, Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { BulkBar as Bar } from "./bulk-bar";

// Nobody needs it before something is selected.
const BulkBar = lazyPart(() => import("./bulk-bar").then((file) => file.BulkBar));

/** The bar of a selection, once there is one. */
export function BulkSelection(props: ComponentProps<typeof Bar>) {
  if (props.count === 0) return null;
  return (
    <Suspense>
      <BulkBar {...props} />
    </Suspense>
  );
}
