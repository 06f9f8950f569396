"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FilterEditor } from "./filter-editor";
import type { FilterChip, FilterField } from "./filter-types";
import { focusPanelOf } from "./focus-filters";

interface FilterMenuProps {
  fields: readonly FilterField[];
  /** What is in force, to say it beside each filter. */
  chips?: readonly FilterChip[] | undefined;
  count: number;
  onClear: () => void;
}

/** More than these are chosen from before they are changed. */
const AT_ONCE = 8;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The inside of the filter panel: all filters at once where they are few, else a list of them and then the one chosen. */
export function FilterMenu({ fields, chips = [], count, onClear }: FilterMenuProps) {
  const [openId, setOpenId] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const from = useRef<string>(undefined);
  const open = fields.find(({ id }) => id === openId);

  useEffect(() => {
    const target =
      openId === undefined
        ? (box.current?.querySelector<HTMLElement>(`[data-filter="${from.current ?? ""}"]`) ??
          box.current?.querySelector<HTMLElement>("[data-filter]"))
        : box.current?.querySelector<HTMLElement>("[data-editor] :is(input, textarea, button)");
    target?.focus();
  }, [openId]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const items = Array.from(box.current?.querySelectorAll<HTMLElement>("[data-filter]") ?? []);
    const at = items.indexOf(document.activeElement as HTMLElement);
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
  }

  function close() {
    from.current = openId;
    setOpenId(undefined);
  }

  const clear = (
    <div className="flex justify-end border-t pt-3">
      <Button
        size="sm"
        variant="ghost"
        disabled={count === 0}
        onClick={(event) => {
          focusPanelOf(event.currentTarget);
          onClear();
        }}
      >
        Clear filters
      </Button>
    </div>
  );

  if (fields.length <= AT_ONCE) {
    return (
      <div className="grid gap-4">
        {fields.map((field) => (
          <fieldset key={field.id} className="grid gap-2">
            <legend className="mb-1.5 font-medium text-ink-muted text-mini">{field.label}</legend>
            <FilterEditor field={field} columns={2} />
          </fieldset>
        ))}
        {clear}
      </div>
    );
  }
  if (open) {
    return (
      <div ref={box} className="grid gap-3">
        <button
          type="button"
          onClick={close}
          className="-ml-1.5 flex h-7 w-fit items-center gap-1 rounded-md pr-2 pl-1 text-ink-muted text-mini hover:bg-hover hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          All filters
        </button>
        <fieldset data-editor className="min-w-0">
          <legend className="mb-2 font-medium">{open.label}</legend>
          <FilterEditor field={open} />
        </fieldset>
      </div>
    );
  }
  return (
    <div ref={box} className="grid gap-3">
      <ul className="-mx-2 grid">
        {fields.map((field) => {
          const values = chips.filter((chip) => chip.field?.id === field.id).map((chip) => chip.values);
          return (
            <li key={field.id}>
              <button
                type="button"
                data-filter={field.id}
                onClick={() => setOpenId(field.id)}
                onKeyDown={onKeyDown}
                className="flex min-h-8 w-full items-center gap-3 rounded-md px-2 py-1 text-left hover:bg-hover"
              >
                <span className="shrink-0">{field.label}</span>
                <span className="ml-auto min-w-0 truncate text-ink-muted text-mini">{values.join(", ")}</span>
                <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-ink-subtle" />
              </button>
            </li>
          );
        })}
      </ul>
      {clear}
    </div>
  );
}
