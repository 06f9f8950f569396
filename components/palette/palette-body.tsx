"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type RefObject, useId } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { PALETTE_TEXT_MAX } from "@/lib/palette/constants";
import type { PaletteEntries } from "./palette-entries";
import type { PaletteItem } from "./palette-item";
import { PaletteOption } from "./palette-option";
import { takeEarly } from "./palette-store";
import { usePalette } from "./use-palette";

interface PaletteBodyProps {
  entries: PaletteEntries;
  inputRef: RefObject<HTMLInputElement | null>;
  onDone: () => void;
}

const PLACEHOLDERS = {
  customers: "Find customers, senders, pages and actions",
  cases: "Find cases, pages and actions",
  nothing: "Find pages and actions",
} as const;

/** A field and the list it commands: the focus stays in the field, the highlight moves. */
export function PaletteBody({ entries, inputRef, onDone }: PaletteBodyProps) {
  const router = useRouter();
  const id = useId();
  function choose(item: PaletteItem) {
    onDone();
    if (item.href !== undefined) router.push(item.href as Route);
    else item.run();
  }
  const palette = usePalette(entries, choose);
  const { sections, active, count, isStale, error } = palette;
  const domId = (item: PaletteItem) => `${id}-${item.id}`;
  const nothing = count === 0 && !isStale && palette.text.trim() !== "";

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || (event.key === "n" && event.ctrlKey)) palette.move(1);
    else if (event.key === "ArrowUp" || (event.key === "p" && event.ctrlKey)) palette.move(-1);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && active?.href)
      window.open(active.href, "_blank", "noopener");
    else if (event.key === "Enter") palette.take();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b px-4">
        {isStale ? <Spinner className="size-4" /> : <Search aria-hidden="true" className="size-4 text-ink-subtle" />}
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          aria-label={PLACEHOLDERS[entries.finds]}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? domId(active) : undefined}
          placeholder={PLACEHOLDERS[entries.finds]}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={PALETTE_TEXT_MAX}
          value={palette.text}
          onChange={(event) => palette.type(event.target.value)}
          onFocus={() => {
            const early = takeEarly();
            if (early !== "") palette.type(early + palette.text);
          }}
          onPaste={palette.paste}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none sm:text-sm"
        />
        <Base.Close className="rounded-md px-1.5 py-1 text-ink-muted text-mini hover:bg-hover hover:text-ink">
          <span className="sm:sr-only">Close</span>
          <span aria-hidden="true" className="max-sm:hidden">
            <Kbd>Esc</Kbd>
          </span>
        </Base.Close>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        aria-busy={isStale}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 empty:p-0"
      >
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
          <div key={section.label} role="group" aria-label={section.label} className="not-first:mt-2">
            <p aria-hidden="true" className="px-2.5 py-1 font-medium text-ink-subtle text-mini">
              {section.label}
            </p>
            {section.items.map((item) => (
              <PaletteOption
                key={item.id}
                item={item}
                domId={domId(item)}
                isActive={item === active}
                onHover={() => palette.pick(item.id)}
                onChoose={() => choose(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {nothing && !error ? (
        <p className="break-words px-5 py-8 text-center text-ink-muted text-ui">
          Nothing matches “<bdi>{palette.text.trim()}</bdi>”. Names, IDs and e-mail addresses are found by how they
          begin.
        </p>
      ) : null}
      {error ? <p className="border-t px-5 py-3 text-danger-ink text-ui">{error}</p> : null}
      <p role="status" className="sr-only">
        {isStale ? "" : error ? error : nothing ? "Nothing matches" : `${count} ${count === 1 ? "result" : "results"}`}
      </p>
    </>
  );
}
