"use client";

import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import type { DatesFilter } from "./filter-types";

type Days = DatesFilter["value"];

const isSame = (one: Days, other: Days) => one.from === other.from && one.to === other.to;
const isTurnedRound = ({ from, to }: Days) => from !== "" && to !== "" && from > to;

/** Two days that something lies between. A last day before the first is kept and named, and asked for once it is mended. */
export function FilterBetween({ field }: { field: DatesFilter }) {
  const id = useId();
  const [typed, setTyped] = useState({ days: field.value, over: field.value });
  const days = isSame(typed.over, field.value) ? typed.days : field.value;
  const problem = isTurnedRound(days)
    ? "The first day lies after the last. Choose an earlier one, or a later last day."
    : field.problem;

  function change(next: Days) {
    const isHeld = isTurnedRound(next);
    setTyped({ days: next, over: isHeld ? field.value : next });
    if (!isHeld) field.onChange(next);
  }

  return (
    <div className="grid grid-cols-2 gap-2">
      {(["from", "to"] as const).map((end) => (
        <label key={end} htmlFor={`${id}-${end}`} className="grid gap-1 text-ink-muted text-mini">
          {end === "from" ? "From" : "To"}
          <Input
            id={`${id}-${end}`}
            type="date"
            aria-invalid={problem && days[end] ? true : undefined}
            aria-describedby={`${id}-problem`}
            className="tabular h-8 px-2 text-ui"
            value={days[end]}
            onChange={(event) => change({ ...days, [end]: event.target.value })}
          />
        </label>
      ))}
      <p id={`${id}-problem`} role="status" className="col-span-2 text-danger-ink text-mini empty:hidden">
        {problem}
      </p>
    </div>
  );
}
