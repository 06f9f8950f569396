"use client";

import { type ReactNode, Suspense, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { CustomerView } from "@/lib/customers/views/types";
import { useViewActs } from "./use-view-acts";
import type { Views } from "./use-views";
import { ViewChanges } from "./view-changes";
import { ViewPicker } from "./view-picker";

// Only who saves or renames pays for it.
const ViewNameDialog = lazyPart(() => import("./view-name-dialog").then((module) => module.ViewNameDialog));

interface ViewBarProps {
  views: Views;
  /** The role lets them share views. */
  mayShare: boolean;
  /** The status tabs: they go on in the same line. */
  children: ReactNode;
}

type Asking = { kind: "save" } | { kind: "rename"; view: CustomerView };

/** The line above the table: the open view, the status tabs, and what to do with changes. */
export function ViewBar({ views, mayShare, children }: ViewBarProps) {
  const acts = useViewActs(views);
  const [asking, setAsking] = useState<Asking>();
  const saveAs = () => setAsking({ kind: "save" });
  const close = () => setAsking(undefined);
  // What asked for the name is gone when the view is saved; the picker says its name then.
  const picker = useRef<HTMLDivElement>(null);
  const returnTo = () => picker.current?.querySelector("button") ?? null;
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
      <div className="flex flex-wrap">
        <div
          ref={picker}
          className="mb-4 flex h-[calc(2.25rem+1px)] items-center border-b pr-4 max-sm:mb-1 max-sm:w-full max-sm:border-0"
        >
          <ViewPicker
            views={views}
            acts={acts}
            onSaveAs={saveAs}
            onRename={(view) => setAsking({ kind: "rename", view })}
          />
        </div>
        <div className="min-w-0 flex-1 max-sm:w-full max-sm:flex-none">{children}</div>
        {views.isChanged ? (
          <div className="mb-4 flex min-h-[calc(2.25rem+1px)] items-center border-b pl-4 max-xl:-mt-1 max-xl:w-full max-xl:border-0 max-xl:pl-0">
            <ViewChanges views={views} acts={acts} onSaveAs={saveAs} />
          </div>
        ) : null}
      </div>
      <Suspense>
        {asking?.kind === "save" ? (
          <ViewNameDialog
            title="Save as new view"
            description="It keeps filters, search, order, columns and row height."
            confirmLabel="Save view"
            name=""
            offersSharing={mayShare}
            onSubmit={acts.saveAs}
            onClose={close}
            returnTo={returnTo}
          />
        ) : null}
        {asking?.kind === "rename" ? (
          <ViewNameDialog
            title={`Rename "${asking.view.name}"`}
            description={asking.view.isShared ? "Your team sees the new name too." : "Links to it keep working."}
            confirmLabel="Rename"
            name={asking.view.name}
            offersSharing={false}
            onSubmit={(name) => acts.rename(asking.view, name)}
            onClose={close}
            returnTo={returnTo}
          />
        ) : null}
      </Suspense>
    </>
  );
}
