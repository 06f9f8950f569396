"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import type { BulkBar as Bar } from "./bulk-bar";

// Nobody needs it before something is selected.
const BulkBar = lazy(() => import("./bulk-bar").then((file) => ({ default: file.BulkBar })));

/** The bar of a selection, once there is one. */
export function BulkSelection(props: ComponentProps<typeof Bar>) {
  if (props.count === 0) return null;
  return (
    <Suspense>
      <BulkBar {...props} />
    </Suspense>
  );
}
