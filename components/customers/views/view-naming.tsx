"use client";

import type { RefObject } from "react";
import type { CustomerView } from "@/lib/customers/views/types";
import { useViewActs } from "./use-view-acts";
import type { Views } from "./use-views";
import { ViewNameDialog } from "./view-name-dialog";

export type Asking = { kind: "save" } | { kind: "rename"; view: CustomerView };

interface ViewNamingProps {
  asking: Asking;
  latest: RefObject<Views>;
  /** The role lets them share views. */
  mayShare: boolean;
  onClose: () => void;
  /** Where the focus goes then. */
  returnTo: () => HTMLElement | null;
}

/** Asks for the name of a new view, or for another one. */
export function ViewNaming({ asking, latest, mayShare, onClose, returnTo }: ViewNamingProps) {
  const acts = useViewActs(latest);
  if (asking.kind === "save") {
    return (
      <ViewNameDialog
        title="Save as new view"
        description="It keeps filters, search, order, columns and row height."
        confirmLabel="Save view"
        name=""
        offersSharing={mayShare}
        onSubmit={acts.saveAs}
        onClose={onClose}
        returnTo={returnTo}
      />
    );
  }
  const { view } = asking;
  return (
    <ViewNameDialog
      title={`Rename "${view.name}"`}
      description={view.isShared ? "Your team sees the new name too." : "Links to it keep working."}
      confirmLabel="Rename"
      name={view.name}
      offersSharing={false}
      onSubmit={(name) => acts.rename(view, name)}
      onClose={onClose}
      returnTo={returnTo}
    />
  );
}
