"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { Ref } from "react";
import { cn } from "@/lib/core/cn";
import { choiceClass, fieldClass, popupClass } from "./field-class";
import type { Option } from "./option";

interface SelectProps<TValue extends string> {
  options: readonly Option<TValue>[];
  /** Null or undefined = nothing chosen yet. */
  value: TValue | null | undefined;
  onValueChange: (value: TValue) => void;
  onBlur?: (() => void) | undefined;
  placeholder?: string | undefined;
  id?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  size?: "sm" | "md" | undefined;
  className?: string | undefined;
  triggerRef?: Ref<HTMLButtonElement> | undefined;
  "aria-label"?: string | undefined;
  "aria-labelledby"?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
  "aria-required"?: boolean | undefined;
}

/** A short list of choices. For more than about fifteen use `Combobox`. */
export function Select<TValue extends string>({
  options,
  value,
  onValueChange,
  onBlur,
  placeholder = "Choose",
  id,
  name,
  disabled = false,
  size = "md",
  className,
  triggerRef,
  ...aria
}: SelectProps<TValue>) {
  return (
    <Base.Root
      items={options}
      value={value || null}
      onValueChange={(next) => {
        if (next !== null) {
          onValueChange(next);
        }
      }}
      name={name}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        id={id}
        ref={triggerRef}
        onBlur={onBlur}
        className={cn(
          fieldClass,
          "flex items-center justify-between gap-2 text-left",
          size === "sm" ? "h-7 pr-1.5 pl-2.5 text-mini" : "h-9 pr-2 pl-3",
          className,
        )}
        {...aria}
      >
        <Base.Value className="truncate data-placeholder:text-ink-subtle" placeholder={placeholder} />
        <Base.Icon className="text-ink-subtle">
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup
            className={cn(popupClass, "max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1")}
          >
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} disabled={option.disabled} className={choiceClass}>
                  <span className="min-w-0">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.description ? (
                      <span className="block text-ink-subtle text-mini">{option.description}</span>
                    ) : null}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden="true" className="text-accent-ink" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
