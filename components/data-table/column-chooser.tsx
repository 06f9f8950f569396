"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { type ColumnPlace, TABLE_DENSITIES, type TableDensity } from "@/lib/core/table-look";
import { ColumnChooserHidden } from "./column-chooser-hidden";
import { ColumnChooserRow } from "./column-chooser-row";
import { mayPin, moveColumn, pinColumn, rangeOf, showColumn, sizeColumns } from "./column-layout";

interface ChooserColumn {
  id: string;
  header: string;
  hideable?: boolean | undefined;
}

interface ColumnChooserProps {
  columns: readonly ChooserColumn[];
  places: readonly ColumnPlace[];
  /** Pixels, in the order of the places. */
  widths: readonly number[];
  onChange: (places: ColumnPlace[]) => void;
  isDefault: boolean;
  onReset: () => void;
  density: TableDensity;
  onDensityChange: (density: TableDensity) => void;
}

const DENSITY_WORDS: Record<TableDensity, string> = { comfortable: "Comfortable", compact: "Compact" };

/** Which columns show, in which order, how wide and which stay at the left; and how high the rows are. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { columns, places, widths, onChange, density } = props;
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState("");
  /** The order while a column is being dragged. */
  const [dragged, setDragged] = useState<ColumnPlace[]>();
  /** What gets the focus once the list is drawn anew. */
  const next = useRef<string>(undefined);
  const shown = dragged ?? places;
  const headerOf = (id: string) => columns.find((column) => column.id === id)?.header ?? id;

  // A button that moves with its row loses the focus, and one may go away: before anything is painted it is handed on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places say when the list is drawn anew
  useLayoutEffect(() => {
    if (next.current) list.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = undefined;
  }, [places]);

  const sayPlace = (list: readonly ColumnPlace[], id: string) =>
    setSaid(`${headerOf(id)}, position ${list.findIndex((place) => place.id === id) + 1} of ${list.length}`);

  function move(id: string, to: number) {
    const moved = moveColumn(places, id, to);
    next.current = `[data-handle="${id}"]`;
    sayPlace(moved, id);
    onChange(moved);
  }

  function drop(id: string) {
    next.current = `[data-handle="${id}"]`;
    if (dragged) onChange(dragged);
    setDragged(undefined);
  }

  function hide(id: string, index: number) {
    const neighbour = places[index + 1] ?? places[index - 1];
    next.current = `[data-handle="${neighbour?.id}"]`;
    onChange(showColumn(places, id, false));
    setSaid(`${headerOf(id)} is hidden`);
  }

  function pin(id: string, isPinned: boolean) {
    next.current = `[data-pin="${id}"]`;
    onChange(pinColumn(places, id, isPinned));
    setSaid(`${headerOf(id)} is ${isPinned ? "pinned" : "not pinned any more"}`);
  }

  function size(id: string, width: number) {
    onChange(sizeColumns(places, new Map([[id, width]])));
    setSaid(`${headerOf(id)}, ${width} pixels wide`);
  }

  return (
    <div className="grid gap-3">
      <ul ref={list} aria-label="Columns that show" className="-mx-1.5 grid">
        {places.map((place, index) => {
          // Being dragged, a row goes elsewhere for the eye only: moved for good it would let go of the pointer.
          const at = shown.findIndex((each) => each.id === place.id);
          const isPinned = place.isPinned === true;
          return (
            <ColumnChooserRow
              key={place.id}
              id={place.id}
              header={headerOf(place.id)}
              index={index}
              order={at}
              range={rangeOf(places, place.id)}
              isPinned={isPinned}
              isLastPinned={isPinned && !shown[at + 1]?.isPinned}
              mayPin={isPinned || mayPin(places)}
              mayHide={columns.find((each) => each.id === place.id)?.hideable !== false}
              width={widths[index] ?? 0}
              onMove={(to) => move(place.id, to)}
              onDrag={(to) => {
                const moved = moveColumn(places, place.id, to);
                setDragged(moved);
                sayPlace(moved, place.id);
              }}
              onDrop={() => drop(place.id)}
              onDragCancel={() => setDragged(undefined)}
              onHide={() => hide(place.id, index)}
              onPin={(on) => pin(place.id, on)}
              onWidth={(width) => size(place.id, width)}
            />
          );
        })}
      </ul>
      <ColumnChooserHidden
        columns={columns.filter((column) => !places.some((place) => place.id === column.id))}
        onShow={(id) => {
          const grown = showColumn(places, id, true);
          next.current = `[data-handle="${id}"]`;
          onChange(grown);
          sayPlace(grown, id);
        }}
      />
      <div className="grid gap-2 border-t pt-3">
        <span id="row-height" className="font-medium text-ink-muted text-mini">
          Row height
        </span>
        <RadioGroup
          aria-labelledby="row-height"
          className="flex gap-5"
          value={density}
          onValueChange={props.onDensityChange}
          options={TABLE_DENSITIES.map((value) => ({ value, label: DENSITY_WORDS[value] }))}
        />
      </div>
      <div className="flex justify-end border-t pt-3">
        <Button
          size="sm"
          variant="ghost"
          disabled={props.isDefault}
          onClick={() => {
            props.onReset();
            setSaid("Columns are as they were at first");
          }}
        >
          Reset columns
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
