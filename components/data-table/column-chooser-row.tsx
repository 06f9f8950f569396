"use client";

import { GripVertical, Minus, Pin, PinOff, Plus } from "lucide-react";
import { type KeyboardEvent, useId, useRef } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/core/cn";
import { COLUMN_WIDTH } from "@/lib/core/table-look";
import { clampWidth } from "./column-layout";
import { useRowDrag } from "./use-row-drag";

interface ColumnChooserRowProps {
  id: string;
  header: string;
  index: number;
  /** Where it is shown, which is elsewhere while something is being dragged. */
  order: number;
  /** The indexes it may go to. */
  range: { first: number; last: number };
  isPinned: boolean;
  /** The last pinned one has a line under it. */
  isLastPinned: boolean;
  mayPin: boolean;
  mayHide: boolean;
  /** Pixels. */
  width: number;
  onMove: (to: number) => void;
  /** While it is being dragged; `onDrop` ends it. */
  onDrag: (to: number) => void;
  onDrop: () => void;
  onDragCancel: () => void;
  onHide: () => void;
  onPin: (isPinned: boolean) => void;
  onWidth: (width: number) => void;
}

const toolShape =
  "grid size-6 shrink-0 place-items-center rounded hover:bg-sunken hover:text-ink disabled:opacity-40 [&_svg]:size-3.5";
const tool = `${toolShape} text-ink-subtle`;
/** Comes up where one is, and always where there is no pointer to hover with. */
const quiet = "opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100";

/** One column of the chooser: its handle, tick, width and pin. */
export function ColumnChooserRow(props: ColumnChooserRowProps) {
  const { id, header, index, range, isPinned, width, onMove } = props;
  const row = useRef<HTMLLIElement>(null);
  const label = useId();
  const drag = useRowDrag({ row, index, onDrag: props.onDrag, onDrop: props.onDrop, onCancel: props.onDragCancel });

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    const targets: Record<string, number> = {
      ArrowUp: index - 1,
      ArrowDown: index + 1,
      Home: range.first,
      End: range.last,
    };
    const to = targets[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(to);
  }

  const Icon = isPinned ? PinOff : Pin;
  return (
    <li
      ref={row}
      style={{ order: props.order }}
      className={cn(
        "group/row flex h-9 items-center gap-2 rounded-md px-1.5 hover:bg-hover",
        drag.isDragging ? "relative z-10 bg-hover shadow-float" : "bg-raised",
        props.isLastPinned && "rounded-b-none border-b",
      )}
    >
      <button
        type="button"
        data-handle={id}
        aria-label={`Move ${header}`}
        title="Drag, or use the arrow keys"
        onKeyDown={onKeyDown}
        {...drag.handle}
        className={cn(tool, "-ml-1 cursor-grab touch-none active:cursor-grabbing")}
      >
        <GripVertical aria-hidden="true" />
      </button>
      <Checkbox aria-labelledby={label} checked disabled={!props.mayHide} onCheckedChange={() => props.onHide()} />
      <span id={label} className="min-w-0 flex-1 truncate">
        {header}
      </span>
      <span className={cn("flex items-center", quiet)}>
        <button
          type="button"
          aria-label={`Make ${header} narrower`}
          disabled={width <= COLUMN_WIDTH.min}
          onClick={() => props.onWidth(clampWidth(width - COLUMN_WIDTH.step))}
          className={tool}
        >
          <Minus aria-hidden="true" />
        </button>
        <span className="tabular w-8 text-center text-ink-subtle text-mini">{width}</span>
        <button
          type="button"
          aria-label={`Make ${header} wider`}
          disabled={width >= COLUMN_WIDTH.max}
          onClick={() => props.onWidth(clampWidth(width + COLUMN_WIDTH.step))}
          className={tool}
        >
          <Plus aria-hidden="true" />
        </button>
      </span>
      <button
        type="button"
        data-pin={id}
        aria-label={`Pin ${header}`}
        aria-pressed={isPinned}
        title={
          isPinned
            ? "Let it scroll with the others"
            : props.mayPin
              ? "Keep it at the left"
              : "Four columns are pinned already"
        }
        disabled={!props.mayPin}
        onClick={() => props.onPin(!isPinned)}
        className={cn(toolShape, isPinned ? "text-accent-ink" : ["text-ink-subtle", quiet])}
      >
        <Icon aria-hidden="true" />
      </button>
    </li>
  );
}
