"use client";

import { X } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { Popover } from "@/components/ui/popover";
import { FilterLoading } from "./filter-loading";
import type { FilterChip, FilterField } from "./filter-types";
import { focusFilters } from "./focus-filters";

// Fetched when the first chip is opened.
const FilterEditor = lazyPart(() => import("./filter-editor").then((file) => file.FilterEditor));

interface FilterChipsProps {
  chips: readonly FilterChip[];
  /** All filters there are: a chip that is being changed to nothing stays until that is done. */
  fields?: readonly FilterField[] | undefined;
  onClear: () => void;
}

type Open = { chip: FilterChip; index: number };

const sentence = ({ subject, words, values }: FilterChip) => [subject, words, values].filter(Boolean).join(" ");

/** The filters in force, each removable and, where it has a field, changed by a click on it. Nothing when there are none. */
export function FilterChips({ chips, fields = [], onClear }: FilterChipsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>();
  const isGone = open !== undefined && !chips.some(({ id }) => id === open.chip.id);
  const shown = isGone
    ? [...chips.slice(0, open.index), { ...open.chip, values: "any" }, ...chips.slice(open.index)]
    : chips;
  if (shown.length === 0) return null;

  function remove(chip: FilterChip, index: number) {
    // The button under the focus is about to go: hand the focus to a neighbour first.
    const groups = Array.from(list.current?.querySelectorAll<HTMLElement>("[data-chip]") ?? []);
    const next = groups[index + 1] ?? groups[index - 1];
    if (next) next.querySelector<HTMLElement>("button:last-of-type")?.focus();
    else focusFilters();
    setOpen(undefined);
    chip.onRemove();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      ref={list}
      role="group"
      aria-label="Filters in force"
      data-print="hide"
      className="mb-3 flex flex-wrap items-center gap-1.5"
    >
      {shown.map((chip, index) => {
        const field = fields.find(({ id }) => id === chip.field?.id);
        const text = (
          <span className="min-w-0 truncate text-ink-muted">
            {[chip.subject, chip.words].filter(Boolean).join(" ")}{" "}
            <span className="font-medium text-ink">{chip.values}</span>
          </span>
        );
        return (
          <span
            key={chip.id}
            data-chip=""
            className="inline-flex h-7 max-w-full items-center gap-0.5 rounded-md border border-line-strong bg-surface px-0.5 text-mini shadow-card"
          >
            {field ? (
              <Popover
                open={open?.chip.id === chip.id}
                onOpenChange={(isOpen) => setOpen(isOpen ? { chip, index } : undefined)}
                title={field.label}
                className="max-h-(--available-height) w-88 overflow-y-auto"
                trigger={
                  <button
                    type="button"
                    aria-label={`Change filter: ${sentence(chip)}`}
                    className="flex h-6 min-w-0 items-center rounded px-2 hover:bg-hover"
                  >
                    {text}
                  </button>
                }
              >
                <Suspense fallback={<FilterLoading />}>
                  <FilterEditor field={field} />
                </Suspense>
              </Popover>
            ) : (
              <span className="flex min-w-0 px-2">{text}</span>
            )}
            <button
              type="button"
              aria-label={`Remove filter: ${sentence(chip)}`}
              onClick={() => remove(chip, index)}
              className="grid size-6 shrink-0 place-items-center rounded text-ink-subtle hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-3" />
            </button>
          </span>
        );
      })}
      <button
        type="button"
        onClick={() => {
          focusFilters();
          onClear();
        }}
        className="h-7 rounded-md px-2 font-medium text-accent-ink text-mini hover:bg-hover"
      >
        Clear filters
      </button>
    </div>
  );
}
