"use client";

import type { RefObject } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useViewActs } from "./use-view-acts";
import type { Views } from "./use-views";

interface ViewNoticesProps {
  views: Views;
  latest: RefObject<Views>;
}

/** Says of views that are gone what the list shows instead. */
export function ViewNotices({ views, latest }: ViewNoticesProps) {
  const acts = useViewActs(latest);
  return (
    <>
      {views.isGone ? (
        <Banner
          tone="warning"
          className="mb-4"
          title="This view cannot be opened"
          actions={
            <Button size="sm" onClick={() => views.open(null, "replace")}>
              Close
            </Button>
          }
        >
          It was removed, or it is not shared with you. Ask whoever gave you the link to share it. You see the list
          without it.
        </Banner>
      ) : null}
      {views.shelf.isDefaultGone ? (
        <Banner
          className="mb-4"
          title="The view that your list opened with is gone"
          actions={
            <Button size="sm" loading={acts.isBusy} onClick={() => void acts.setDefault(null)}>
              Close
            </Button>
          }
        >
          It was removed, or it is not shared any more. The list opens with all customers until you choose another view.
        </Banner>
      ) : null}
    </>
  );
}
