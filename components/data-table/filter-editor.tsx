"use client";

import { Combobox } from "@/components/ui/combobox";
import { FilterChecks } from "./filter-checks";
import { FilterChoices } from "./filter-choices";
import { FilterDays } from "./filter-days";
import { FilterPairs } from "./filter-pairs";
import { FilterPaste } from "./filter-paste";
import type { FilterField } from "./filter-types";

interface FilterEditorProps {
  field: FilterField;
  /** One column for a popover of its own, two beside other filters. */
  columns?: 1 | 2 | undefined;
}

/** What changes one filter. Ticks and dates apply at once, what is typed when it is done. */
export function FilterEditor({ field, columns = 1 }: FilterEditorProps) {
  switch (field.kind) {
    case "many":
      return (
        <div className={columns === 1 ? "-mx-2" : undefined}>
          <FilterChecks options={field.options} value={field.value} onChange={field.onChange} columns={columns} />
        </div>
      );
    case "one":
      return (
        <Combobox
          aria-label={field.label}
          clearable
          placeholder="Any"
          options={field.options}
          value={field.value}
          onValueChange={(value) => field.onChange(value ?? "")}
        />
      );
    case "choices":
      return <FilterChoices field={field} />;
    case "dates":
    case "day":
      return <FilterDays field={field} />;
    case "pairs":
      return <FilterPairs field={field} />;
    case "paste":
      return <FilterPaste field={field} />;
  }
}
