"use client";

import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { useViewActs } from "./use-view-acts";
import type { Views } from "./use-views";

interface ViewChangesProps {
  views: Views;
  latest: RefObject<Views>;
  onSaveAs: () => void;
}

/** What to do with a list that is not as its view says. Nothing where it is. */
export function ViewChanges({ views, latest, onSaveAs }: ViewChangesProps) {
  const acts = useViewActs(latest);
  const { view, isChanged } = views;
  if (!isChanged) return null;
  if (!view) {
    return (
      // Its words begin, or end on phones, where everything else does.
      <Button size="sm" variant="ghost" className="max-sm:-mr-2.5 sm:max-xl:-ml-2.5" onClick={onSaveAs}>
        Save view
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label={`Unsaved changes of "${view.name}"`} className="flex flex-wrap items-center gap-1">
      <span className="mr-1 text-ink-subtle text-mini max-sm:sr-only">Unsaved changes</span>
      <Button size="sm" variant="ghost" onClick={() => views.open(view)}>
        Reset
      </Button>
      <Button size="sm" variant="ghost" onClick={onSaveAs}>
        Save as new
      </Button>
      {view.mayChange ? (
        <Button size="sm" loading={acts.isBusy} onClick={() => void acts.save(view)}>
          {view.isShared ? "Save for everybody" : "Save"}
        </Button>
      ) : null}
    </div>
  );
}
