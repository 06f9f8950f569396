"use client";

import { X } from "lucide-react";
import { useRef } from "react";

interface FilterChip {
  id: string;
  /** Reads as a sentence: subject "Status", words "is", values "Approved or Suspended". */
  subject: string;
  words: string;
  values: string;
  onRemove: () => void;
}

interface FilterChipsProps {
  chips: readonly FilterChip[];
  onClear: () => void;
}

/** The filters in force, each removable. Nothing when there are none. */
export function FilterChips({ chips, onClear }: FilterChipsProps) {
  const list = useRef<HTMLDivElement>(null);
  if (chips.length === 0) {
    return null;
  }

  function remove(chip: FilterChip, index: number) {
    // The button under the focus is about to go: hand the focus to a neighbour first.
    const buttons = Array.from(list.current?.querySelectorAll<HTMLElement>("button") ?? []);
    (buttons[index + 1] ?? buttons[index - 1])?.focus();
    chip.onRemove();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div ref={list} role="group" aria-label="Filters in force" className="mb-3 flex flex-wrap items-center gap-1.5">
      {chips.map((chip, index) => (
        <span
          key={chip.id}
          className="inline-flex h-7 max-w-full items-center gap-1 rounded-md border border-line-strong bg-surface pr-0.5 pl-2.5 text-mini shadow-card"
        >
          <span className="min-w-0 truncate text-ink-muted">
            {chip.subject} {chip.words} <span className="font-medium text-ink">{chip.values}</span>
          </span>
          <button
            type="button"
            aria-label={`Remove filter: ${chip.subject} ${chip.words} ${chip.values}`}
            onClick={() => remove(chip, index)}
            className="grid size-6 shrink-0 place-items-center rounded text-ink-subtle hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </span>
      ))}
      <button
        type="button"
        onClick={onClear}
        className="h-7 rounded-md px-2 font-medium text-accent-ink text-mini hover:bg-hover"
      >
        Clear filters
      </button>
    </div>
  );
}
