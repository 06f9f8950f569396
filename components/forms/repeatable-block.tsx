"use client";

import { Plus, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

interface RepeatableBlockProps {
  title: string;
  description?: ReactNode | undefined;
  /** Stable keys, one per item: `fields.map((each) => each.id)` of useFieldArray. */
  itemIds: readonly string[];
  /** "Director 2" or the name typed so far. */
  itemTitle: (index: number) => string;
  children: (index: number) => ReactNode;
  onAdd: () => void;
  onRemove: (index: number) => void;
  addLabel: string;
  min?: number | undefined;
  max?: number | undefined;
  /** Of the whole list: "Add at least one director". */
  error?: string | undefined;
  id?: string | undefined;
}

/** A list of equal blocks in a form. A new block takes the focus; removing one gives it back to "add". */
export function RepeatableBlock(props: RepeatableBlockProps) {
  const {
    title,
    description,
    itemIds,
    itemTitle,
    children,
    onAdd,
    onRemove,
    addLabel,
    min = 0,
    max = 50,
    error,
  } = props;
  const list = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const previous = useRef(itemIds.length);

  useEffect(() => {
    if (itemIds.length > previous.current) {
      const headings = list.current?.querySelectorAll<HTMLElement>("[data-block-heading]");
      headings?.[itemIds.length - 1]?.focus();
    } else if (itemIds.length < previous.current) {
      add.current?.focus();
    }
    previous.current = itemIds.length;
  }, [itemIds.length]);

  return (
    <section id={props.id} aria-label={title} className="grid gap-3">
      <div>
        <h3 className="font-semibold text-ink text-sm">{title}</h3>
        {description ? <p className="mt-0.5 text-ink-muted text-ui">{description}</p> : null}
        {error ? <p className="mt-1 text-danger-ink text-mini">{error}</p> : null}
      </div>
      <div ref={list} className="grid gap-3">
        {itemIds.map((id, index) => (
          <div key={id} className="rounded-lg border border-line-strong bg-surface">
            <div className="flex items-center justify-between gap-3 border-b px-4 py-2">
              <h4 data-block-heading tabIndex={-1} className="truncate rounded font-medium text-ui">
                {itemTitle(index)}
              </h4>
              {itemIds.length > min ? (
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`Remove ${itemTitle(index)}`}
                  onClick={() => onRemove(index)}
                >
                  <Trash2 aria-hidden="true" />
                  Remove
                </Button>
              ) : null}
            </div>
            <div className="grid gap-5 p-4">{children(index)}</div>
          </div>
        ))}
      </div>
      {itemIds.length < max ? (
        <div>
          <Button ref={add} onClick={onAdd}>
            <Plus aria-hidden="true" />
            {addLabel}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
