"use client";

import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Icon } from "@/components/ui/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ViewMenuProps } from "./view-menu";

// Only who opens it pays for it.
const ViewMenu = lazyPart(() => import("./view-menu").then((file) => file.ViewMenu));

/** Which view is open; behind it the others, and what can be done to it. */
export function ViewPicker(props: ViewMenuProps) {
  const { view, isChanged } = props.views;
  const name = view?.name ?? "All customers";

  return (
    <DropdownMenu
      align="start"
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={`View: ${name}${view && isChanged ? ", with unsaved changes" : ""}`}
          className="-ml-2 inline-flex h-8 max-w-56 items-center gap-1.5 rounded-md px-2 font-medium text-ui hover:bg-hover data-popup-open:bg-hover"
        >
          <Icon name="layers" className="text-ink-subtle" />
          <span className="min-w-0 truncate">{name}</span>
          {view && isChanged ? <span aria-hidden="true" className="size-1.5 shrink-0 rounded-full bg-accent" /> : null}
          <Icon name="open" className="size-3.5 text-ink-subtle" />
        </button>
      }
    >
      <ViewMenu {...props} />
    </DropdownMenu>
  );
}
