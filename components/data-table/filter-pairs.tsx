"use client";

import { Plus, X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FilterPair, PairsFilter } from "./filter-types";

type Row = FilterPair & { row: number };

const EMPTY: FilterPair = { key: "", value: "" };

/** Rows of key and value. What is whole counts as soon as its field is left or Enter is pressed. */
export function FilterPairs({ field }: { field: PairsFilter }) {
  const id = useId();
  const next = useRef(0);
  const toRow = (pair: FilterPair): Row => ({ ...pair, row: next.current++ });
  const [rows, setRows] = useState<Row[]>(() => (field.value.length > 0 ? field.value : [EMPTY]).map(toRow));
  const [keys, setKeys] = useState<readonly string[]>([]);
  const load = useRef(field.loadKeys);
  useEffect(() => {
    // Only suggestions: without them keys are typed.
    load.current().then(setKeys, () => setKeys([]));
  }, []);

  const isWhole = ({ key, value }: FilterPair) => field.keyPattern.test(key.trim()) && value.trim() !== "";

  function apply(changed: readonly Row[]) {
    const last = new Map(changed.filter(isWhole).map(({ key, value }) => [key.trim(), value.trim()]));
    const pairs = [...last].map(([key, value]) => ({ key, value }));
    if (JSON.stringify(pairs) !== JSON.stringify(field.value)) field.onChange(pairs);
  }

  function edit(row: number, part: Partial<FilterPair>) {
    setRows((before) => before.map((each) => (each.row === row ? { ...each, ...part } : each)));
  }

  function remove(row: number) {
    const left = rows.filter((each) => each.row !== row);
    setRows(left.length > 0 ? left : [toRow(EMPTY)]);
    apply(left);
  }

  const wrong = rows.some(({ key }) => key.trim() !== "" && !field.keyPattern.test(key.trim()));
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        apply(rows);
      }}
    >
      <datalist id={`${id}-keys`}>
        {keys.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      {rows.map(({ row, key, value }, index) => (
        <div key={row} className="flex items-center gap-1.5">
          <Input
            aria-label={`Key ${index + 1}`}
            placeholder="Key"
            list={`${id}-keys`}
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            aria-invalid={key.trim() !== "" && !field.keyPattern.test(key.trim())}
            className="h-8 min-w-0 flex-1 px-2 text-ui"
            value={key}
            onChange={(event) => edit(row, { key: event.target.value })}
            onBlur={() => apply(rows)}
          />
          <span aria-hidden="true" className="text-ink-subtle">
            =
          </span>
          <Input
            aria-label={`Value ${index + 1}`}
            placeholder="Value"
            autoComplete="off"
            maxLength={500}
            className="h-8 min-w-0 flex-1 px-2 text-ui"
            value={value}
            onChange={(event) => edit(row, { value: event.target.value })}
            onBlur={() => apply(rows)}
          />
          <button
            type="button"
            aria-label={`Remove key ${index + 1}`}
            onClick={() => remove(row)}
            className="grid size-7 shrink-0 place-items-center rounded text-ink-subtle hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        </div>
      ))}
      <p role="status" className={wrong ? "text-danger-ink text-mini" : "text-ink-subtle text-mini"}>
        {wrong ? field.keyHint : "All of these have to fit. Capitals do not matter in values."}
      </p>
      <div className="flex justify-between gap-2">
        <Button
          size="sm"
          variant="ghost"
          disabled={rows.length >= field.max}
          onClick={() => setRows((before) => [...before, toRow(EMPTY)])}
        >
          <Plus aria-hidden="true" />
          Another key
        </Button>
        <Button size="sm" type="submit">
          Apply
        </Button>
      </div>
    </form>
  );
}
