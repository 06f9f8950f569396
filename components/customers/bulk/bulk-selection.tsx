"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { BulkBar as Bar } from "./bulk-bar";

// Nobody needs it before something is selected.
const BulkBar = dynamic(() => import("./bulk-bar").then((file) => file.BulkBar), { ssr: false });

/** The bar of a selection, once there is one. */
export function BulkSelection(props: ComponentProps<typeof Bar>) {
  return props.count > 0 ? <BulkBar {...props} /> : null;
}
