"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { Option } from "@/components/ui/option";

interface FilterChecksProps {
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  columns?: 1 | 2 | undefined;
}

/** A box to tick for each choice. Those chosen that are not offered here stay chosen. */
export function FilterChecks({ options, value, onChange, columns = 1 }: FilterChecksProps) {
  const id = useId();

  function set(option: string, on: boolean) {
    onChange(on ? [...value, option] : value.filter((each) => each !== option));
  }

  return (
    <div className={columns === 2 ? "grid grid-cols-2 gap-x-4 gap-y-2" : "grid"}>
      {options.map((option, index) => (
        <label
          key={option.value}
          htmlFor={`${id}-${index}`}
          className={
            columns === 2
              ? "flex items-center gap-2"
              : "flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 hover:bg-hover"
          }
        >
          <Checkbox
            id={`${id}-${index}`}
            checked={value.includes(option.value)}
            onCheckedChange={(on) => set(option.value, on)}
          />
          <span className="min-w-0 flex-1 break-words">{option.label}</span>
        </label>
      ))}
    </div>
  );
}
