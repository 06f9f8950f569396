"use client";

import { Ban, CircleCheck, Ellipsis, FileQuestion, Landmark, RefreshCw, Tag, TagsIcon, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { isTyping } from "@/components/data-table/is-typing";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { MenuItem } from "@/components/ui/menu-item";
import { numberWords } from "@/lib/core/count-words";
import { BULK_WORDS, type BulkAction } from "@/lib/customers/bulk/constants";
import type { CustomerCount } from "@/lib/customers/list/types";
import type { CustomerSelection } from "@/lib/customers/selection/input";
import { BulkDialog } from "./bulk-dialog";

interface BulkBarProps {
  selection: CustomerSelection;
  /** How many are selected. */
  count: number;
  /** There are more than `count`. */
  isMore: boolean;
  /** How many the list finds; offered while `onSelectAll` stands. */
  matching: CustomerCount;
  onSelectAll: (() => void) | undefined;
  onClear: () => void;
  /** The way to a file of those selected. */
  exporting?: ReactNode | undefined;
}

const ICONS: Readonly<Record<BulkAction, ReactNode>> = {
  ENABLE: <CircleCheck aria-hidden="true" />,
  DISABLE: <Ban aria-hidden="true" />,
  ADD_TAGS: <Tag aria-hidden="true" />,
  REMOVE_TAGS: <TagsIcon aria-hidden="true" />,
  LINK_SENDER: <Landmark aria-hidden="true" />,
  RECHECK: <RefreshCw aria-hidden="true" />,
  REQUEST_DOCUMENTS: <FileQuestion aria-hidden="true" />,
};
/** At hand where there is room; the others stand in the menu, on phones all of them. */
const AT_HAND: readonly BulkAction[] = ["ENABLE", "DISABLE", "ADD_TAGS"];
const IN_MENU: readonly BulkAction[] = ["REMOVE_TAGS", "LINK_SENDER", "RECHECK", "REQUEST_DOCUMENTS"];

const moreOrLess = (n: number, isMore: boolean) => `${numberWords(n)}${isMore ? "+" : ""}`;

/** What can be done to the selected customers; slides in at the bottom. */
export function BulkBar(props: BulkBarProps) {
  const { selection, count, isMore, matching, onSelectAll, onClear } = props;
  const [action, setAction] = useState<BulkAction | null>(null);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape" && !isTyping(event)) onClear();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClear]);

  const items = (actions: readonly BulkAction[]) =>
    actions.map((each) => (
      <MenuItem key={each} icon={ICONS[each]} onSelect={() => setAction(each)}>
        {BULK_WORDS[each].label}
      </MenuItem>
    ));
  return (
    <>
      <section
        aria-label="Selected customers"
        data-print="hide"
        className="fixed inset-x-3 bottom-3 z-30 lg:left-61 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-3 gap-y-2 rounded-xl bg-raised px-3 py-2 shadow-float transition-[translate,opacity] duration-200 ease-out starting:translate-y-6 starting:opacity-0 motion-reduce:transition-none sm:bottom-5 sm:px-4"
      >
        <p role="status" className="tabular font-medium text-ink text-ui">
          {moreOrLess(count, isMore)} selected
        </p>
        {onSelectAll ? (
          <button
            type="button"
            onClick={onSelectAll}
            className="rounded text-accent-ink text-ui underline-offset-2 hover:underline"
          >
            Select all {moreOrLess(matching.n, matching.isMore)} that match
          </button>
        ) : null}
        <div className="ml-auto flex items-center gap-2">
          <div className="flex items-center gap-2 max-md:hidden">
            {AT_HAND.map((each) => (
              <Button key={each} aria-haspopup="dialog" onClick={() => setAction(each)}>
                {ICONS[each]}
                {BULK_WORDS[each].label}
              </Button>
            ))}
            {props.exporting}
            <DropdownMenu
              side="top"
              trigger={
                <Button>
                  <Ellipsis aria-hidden="true" />
                  More
                </Button>
              }
            >
              {items(IN_MENU)}
            </DropdownMenu>
          </div>
          <div className="flex items-center gap-2 md:hidden">
            {props.exporting}
            <DropdownMenu side="top" trigger={<Button variant="primary">Actions</Button>}>
              {items([...AT_HAND, ...IN_MENU])}
            </DropdownMenu>
          </div>
          <IconButton label="Clear selection (Esc)" onClick={onClear}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      </section>
      {action ? (
        <BulkDialog
          key={action}
          action={action}
          selection={selection}
          onClose={() => setAction(null)}
          onStarted={() => {
            setAction(null);
            onClear();
          }}
        />
      ) : null}
    </>
  );
}
