"use client";

import { ListFilter } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Input } from "@/components/ui/input";
import type { Option } from "@/components/ui/option";
import { Popover } from "@/components/ui/popover";

interface FilterBase {
  id: string;
  label: string;
}

/** `many`: any of a few; `one`: one of a long list, "" = none; `dates`: YYYY-MM-DD or "" at either end. */
export type FilterField =
  | (FilterBase & {
      kind: "many";
      options: readonly Option[];
      value: readonly string[];
      onChange: (value: string[]) => void;
    })
  | (FilterBase & { kind: "one"; options: readonly Option[]; value: string; onChange: (value: string) => void })
  | (FilterBase & {
      kind: "dates";
      value: { from: string; to: string };
      onChange: (value: { from: string; to: string }) => void;
    });

interface FilterPanelProps {
  fields: readonly FilterField[];
  /** How many filters are in force. */
  count: number;
  onClear: () => void;
}

/** All filters of a table behind one button. Changes apply at once. */
export function FilterPanel({ fields, count, onClear }: FilterPanelProps) {
  return (
    <Popover
      className="max-h-(--available-height) w-88 overflow-y-auto"
      trigger={
        <Button>
          <ListFilter aria-hidden="true" />
          Filter
          {count > 0 ? (
            <span className="tabular rounded-full bg-accent-soft px-1.5 text-accent-ink text-mini">{count}</span>
          ) : null}
        </Button>
      }
      title="Filter"
    >
      <div className="grid gap-4">
        {fields.map((field) => (
          <FilterControl key={field.id} field={field} />
        ))}
        <div className="flex justify-end border-t pt-3">
          <Button size="sm" variant="ghost" disabled={count === 0} onClick={onClear}>
            Clear filters
          </Button>
        </div>
      </div>
    </Popover>
  );
}

function FilterControl({ field }: { field: FilterField }) {
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-ink-muted text-mini">{field.label}</legend>
      {field.kind === "many" ? (
        <div className="grid grid-cols-2 gap-x-4 gap-y-2">
          {field.options.map((option) => (
            <span key={option.value} className="flex items-center gap-2">
              <Checkbox
                id={`${id}-${option.value}`}
                aria-labelledby={`${id}-${option.value}-label`}
                checked={field.value.includes(option.value)}
                onCheckedChange={(on) =>
                  field.onChange(
                    field.options
                      .map((each) => each.value)
                      .filter((each) => (each === option.value ? on : field.value.includes(each))),
                  )
                }
              />
              <label id={`${id}-${option.value}-label`} htmlFor={`${id}-${option.value}`}>
                {option.label}
              </label>
            </span>
          ))}
        </div>
      ) : null}
      {field.kind === "one" ? (
        <Combobox
          aria-label={field.label}
          clearable
          placeholder="Any"
          options={field.options}
          value={field.value}
          onValueChange={(value) => field.onChange(value ?? "")}
        />
      ) : null}
      {field.kind === "dates" ? (
        <div className="grid grid-cols-2 gap-2">
          {(["from", "to"] as const).map((end) => (
            <label key={end} htmlFor={`${id}-${end}`} className="grid gap-1 text-ink-muted text-mini">
              {end === "from" ? "From" : "To"}
              <Input
                id={`${id}-${end}`}
                type="date"
                className="tabular h-8 px-2 text-ui"
                value={field.value[end]}
                onChange={(event) => field.onChange({ ...field.value, [end]: event.target.value })}
              />
            </label>
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
