"use client";

import { BookmarkX, Copy, House, Layers, Link2, Pencil, Share2, Trash2, UserRound } from "lucide-react";
import type { RefObject } from "react";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuRadioGroup } from "@/components/ui/menu-radio-group";
import { MenuSection } from "@/components/ui/menu-section";
import { numberWords } from "@/lib/core/count-words";
import { PLAIN_LIST } from "@/lib/customers/views/constants";
import type { CustomerView } from "@/lib/customers/views/types";
import { useViewActs, type ViewActs } from "./use-view-acts";
import { useViewCounts } from "./use-view-counts";
import type { Views } from "./use-views";

export interface ViewMenuProps {
  views: Views;
  latest: RefObject<Views>;
  onSaveAs: () => void;
  onRename: (view: CustomerView) => void;
}

/** What the picker of views shows; fetched with the first look at it. */
export function ViewMenu({ views, latest, onSaveAs, onRename }: ViewMenuProps) {
  const acts = useViewActs(latest);
  const { shelf, view } = views;
  const counts = useViewCounts();
  const figureOf = (id: string) => {
    const count = counts[id];
    return count ? `${numberWords(count.n)}${count.isMore ? "+" : ""}` : "";
  };
  const own = shelf.views.filter((each) => each.isOwn);
  const shared = shelf.views.filter((each) => !each.isOwn);
  const open = (id: string) => views.open(shelf.views.find((each) => each.id === id) ?? null);
  const optionOf = (each: CustomerView) => {
    const notes = [
      each.isOwn ? (each.isShared ? "Shared with your team" : "") : `By ${each.ownerName}`,
      each.id === shelf.defaultId ? "Opens first" : "",
    ];
    const description = notes.filter(Boolean).join(" · ") || undefined;
    return { value: each.id, label: each.name, description, figure: figureOf(each.id) };
  };
  return (
    <>
      <MenuRadioGroup
        options={[
          {
            value: PLAIN_LIST,
            label: "All customers",
            description: shelf.defaultId === null ? "Opens first" : undefined,
            figure: figureOf(PLAIN_LIST),
          },
        ]}
        value={view?.id ?? PLAIN_LIST}
        onValueChange={open}
      />
      {own.length > 0 ? (
        <div className="mt-1 border-t pt-1">
          <MenuRadioGroup label="Your views" options={own.map(optionOf)} value={view?.id ?? ""} onValueChange={open} />
        </div>
      ) : null}
      {shared.length > 0 ? (
        <div className="mt-1 border-t pt-1">
          <MenuRadioGroup
            label="Shared by your team"
            options={shared.map(optionOf)}
            value={view?.id ?? ""}
            onValueChange={open}
          />
        </div>
      ) : null}
      <MenuSection>
        <MenuItem icon={<Layers />} onSelect={onSaveAs}>
          Save as new view
        </MenuItem>
        {view === null && shelf.defaultId !== null ? (
          <MenuItem icon={<House />} onSelect={() => void acts.setDefault(null)}>
            Open the list with all customers
          </MenuItem>
        ) : null}
      </MenuSection>
      {view ? <ViewItems view={view} isDefault={view.id === shelf.defaultId} acts={acts} onRename={onRename} /> : null}
    </>
  );
}

interface ViewItemsProps {
  view: CustomerView;
  isDefault: boolean;
  acts: ViewActs;
  onRename: (view: CustomerView) => void;
}

function ViewItems({ view, isDefault, acts, onRename }: ViewItemsProps) {
  return (
    <MenuSection label={`"${view.name}"`}>
      <MenuItem icon={<Link2 />} onSelect={() => void acts.copyLink(view)}>
        Copy link
      </MenuItem>
      <MenuItem
        icon={isDefault ? <BookmarkX /> : <House />}
        onSelect={() => void acts.setDefault(isDefault ? null : view)}
      >
        {isDefault ? "Do not open the list with it" : "Open the list with it"}
      </MenuItem>
      {view.mayShare ? (
        <MenuItem
          icon={view.isShared ? <UserRound /> : <Share2 />}
          onSelect={() => void acts.share(view, !view.isShared)}
        >
          {view.isShared ? "Stop sharing" : "Share with your team"}
        </MenuItem>
      ) : null}
      <MenuItem icon={<Copy />} onSelect={() => void acts.duplicate(view)}>
        Make a copy
      </MenuItem>
      {view.mayChange ? (
        <>
          <MenuItem icon={<Pencil />} onSelect={() => onRename(view)}>
            Rename
          </MenuItem>
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => void acts.remove(view)}>
            Remove
          </MenuItem>
        </>
      ) : null}
    </MenuSection>
  );
}
