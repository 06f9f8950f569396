"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/core/cn";
import { mentionBeing } from "@/lib/reviews/notes/rules";

interface MentionTextareaProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Names that "@" proposes. */
  names: readonly string[];
  describedBy?: string;
  isInvalid?: boolean;
  onSubmit: () => void;
}

/** A text field in which "@" proposes colleagues: arrows choose, Enter or Tab takes, Escape leaves. Ctrl+Enter sends. */
export function MentionTextarea({
  id,
  value,
  onChange,
  names,
  describedBy,
  isInvalid,
  onSubmit,
}: MentionTextareaProps) {
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const being = caret === null ? null : mentionBeing(value, caret);
  const query = being?.query.toLowerCase() ?? "";
  const proposed = being
    ? names.filter((name) => name.toLowerCase().includes(query) && name.length > query.length)
    : [];
  const chosen = proposed[Math.min(active, proposed.length - 1)];

  function take(name: string) {
    if (!being) return;
    const end = being.start + 1 + being.query.length;
    const after = value.slice(end);
    const before = `${value.slice(0, being.start)}@${name}${after.startsWith(" ") ? "" : " "}`;
    onChange(before + after);
    setCaret(null);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return onSubmit();
    }
    if (!chosen) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((now) => (Math.min(now, proposed.length - 1) + step + proposed.length) % proposed.length);
    } else if (event.key === "Enter" || event.key === "Tab") take(chosen);
    else if (event.key === "Escape") setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative">
      <Textarea
        ref={field}
        id={id}
        rows={3}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={chosen ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${proposed.indexOf(chosen)}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
      />
      {chosen ? (
        <div
          id={listId}
          role="listbox"
          aria-label="Colleagues"
          className="absolute top-full left-0 z-20 mt-1 max-h-52 w-64 max-w-full overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float"
        >
          {proposed.map((name, index) => (
            <div
              key={name}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={name === chosen}
              className={cn("cursor-pointer rounded-sm px-2 py-1.5 text-ui", name === chosen && "bg-hover")}
              // Before the field loses the focus, and with it the list.
              onMouseDown={(event) => {
                event.preventDefault();
                take(name);
              }}
            >
              {name}
            </div>
          ))}
        </div>
      ) : null}
      <span className="sr-only" role="status">
        {chosen ? `${proposed.length} ${proposed.length === 1 ? "colleague" : "colleagues"}, ${chosen}` : ""}
      </span>
    </div>
  );
}
