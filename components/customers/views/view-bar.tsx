"use client";

import { type ReactNode, Suspense, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Views } from "./use-views";
import type { Asking } from "./view-naming";
import { ViewPicker } from "./view-picker";

// What can be done to views is fetched by whoever changes the list or opens the menu.
const ViewNotices = lazyPart(() => import("./view-notices").then((file) => file.ViewNotices));
const ViewChanges = lazyPart(() => import("./view-changes").then((file) => file.ViewChanges));
const ViewNaming = lazyPart(() => import("./view-naming").then((file) => file.ViewNaming));

interface ViewBarProps {
  views: Views;
  /** The role lets them share views. */
  mayShare: boolean;
  /** The status tabs: they go on in the same line. */
  children: ReactNode;
}

/** The line above the table: the open view, the status tabs, and what to do with changes. */
export function ViewBar({ views, mayShare, children }: ViewBarProps) {
  const latest = useRef(views);
  latest.current = views;
  const [asking, setAsking] = useState<Asking>();
  const saveAs = () => setAsking({ kind: "save" });
  // What asked for the name is gone when the view is saved; the picker says its name then.
  const picker = useRef<HTMLDivElement>(null);
  const returnTo = () => picker.current?.querySelector("button") ?? null;
  return (
    <>
      {views.isGone || views.shelf.isDefaultGone ? (
        <Suspense>
          <ViewNotices views={views} latest={latest} />
        </Suspense>
      ) : null}
      <div className="flex flex-wrap">
        <div
          ref={picker}
          className="mb-4 flex h-[calc(2.25rem+1px)] items-center border-b pr-4 max-sm:mb-1 max-sm:grow max-sm:border-0"
        >
          <ViewPicker
            views={views}
            latest={latest}
            onSaveAs={saveAs}
            onRename={(view) => setAsking({ kind: "rename", view })}
          />
        </div>
        <div className="min-w-0 flex-1 max-sm:order-last max-sm:w-full max-sm:flex-none">{children}</div>
        {views.isChanged ? (
          <div className="mb-4 flex min-h-[calc(2.25rem+1px)] items-center border-b pl-4 max-xl:border-0 max-xl:pl-0 max-sm:mb-1 max-sm:ml-auto sm:max-xl:-mt-3 sm:max-xl:mb-2 sm:max-xl:w-full">
            <Suspense>
              <ViewChanges views={views} latest={latest} onSaveAs={saveAs} />
            </Suspense>
          </div>
        ) : null}
      </div>
      <Suspense>
        {asking ? (
          <ViewNaming {...{ asking, latest, mayShare, returnTo }} onClose={() => setAsking(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
