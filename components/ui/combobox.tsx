"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { type Ref, useMemo } from "react";
import { cn } from "@/lib/core/cn";
import { choiceClass, fieldClass, popupClass } from "./field-class";
import type { Option } from "./option";

interface ComboboxProps {
  options: readonly Option[];
  value: string | null | undefined;
  /** Null when the choice is cleared. */
  onValueChange: (value: string | null) => void;
  onBlur?: (() => void) | undefined;
  placeholder?: string | undefined;
  /** Said when nothing matches what was typed. */
  emptyText?: string | undefined;
  clearable?: boolean | undefined;
  id?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  "aria-label"?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
  "aria-required"?: boolean | undefined;
}

/** A long list of choices, found by typing: countries, occupations. */
export function Combobox({
  options,
  value,
  onValueChange,
  onBlur,
  placeholder = "Type to search",
  emptyText = "Nothing matches. Try other letters.",
  clearable = false,
  id,
  name,
  disabled = false,
  className,
  inputRef,
  ...aria
}: ComboboxProps) {
  const selected = useMemo(() => options.find((option) => option.value === value) ?? null, [options, value]);
  return (
    <Base.Root
      items={options}
      value={selected}
      onValueChange={(next) => onValueChange(next?.value ?? null)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      name={name}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className={cn("relative", className)}>
        <Base.Input
          id={id}
          ref={inputRef}
          onBlur={onBlur}
          placeholder={placeholder}
          autoComplete="off"
          className={cn(fieldClass, "h-9 truncate pl-3", clearable ? "pr-15" : "pr-9")}
          {...aria}
        />
        <span className="absolute inset-y-0 right-1.5 flex items-center text-ink-subtle">
          {clearable ? (
            <Base.Clear aria-label="Clear choice" className="grid size-6 place-items-center rounded hover:text-ink">
              <X aria-hidden="true" className="size-3.5" />
            </Base.Clear>
          ) : null}
          <Base.Trigger aria-label="Show all choices" className="grid size-6 place-items-center rounded hover:text-ink">
            <ChevronsUpDown aria-hidden="true" className="size-3.5" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, "w-(--anchor-width) max-w-(--available-width)")}>
            <Base.Empty>
              <p className="p-3 text-ink-muted text-ui">{emptyText}</p>
            </Base.Empty>
            <Base.List className="max-h-[min(18rem,var(--available-height))] overflow-y-auto overscroll-contain p-1 outline-none empty:p-0">
              {(option: Option) => (
                <Base.Item key={option.value} value={option} disabled={option.disabled} className={choiceClass}>
                  <span className="min-w-0">
                    {option.label}
                    {option.description ? (
                      <span className="block text-ink-subtle text-mini">{option.description}</span>
                    ) : null}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden="true" className="text-accent-ink" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
