"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { isTyping } from "./is-typing";

interface SearchBoxProps {
  /** What was last searched for (from the address). */
  value: string;
  /** Called once typing pauses, without blanks around. */
  onSearch: (value: string) => void;
  /** Names the field and what it searches: "Search name, e-mail or ID". */
  label: string;
  /** More characters than this are not searched for. */
  longest: number;
  /** Said of a longer text after its limit: where so much is looked for. */
  elsewhere?: string | undefined;
  delayMs?: number | undefined;
  isPending?: boolean | undefined;
}

/** A search that runs while typing; "/" focuses it, Escape empties it. */
export function SearchBox(props: SearchBoxProps) {
  const { value, onSearch, label, longest, elsewhere, delayMs = 250, isPending = false } = props;
  const [text, setText] = useState(value);
  const isTooLong = text.trim().length > longest;
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(value);

  useEffect(() => {
    // Only a value that somebody else set may replace what is being typed.
    if (value !== asked.current) {
      clearTimeout(timer.current);
      asked.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === "/" && !isTyping(event)) {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  function ask(next: string, waitMs: number) {
    setText(next);
    clearTimeout(timer.current);
    const words = next.trim();
    if (words.length > longest) return;
    timer.current = setTimeout(() => {
      if (words !== asked.current) {
        asked.current = words;
        onSearch(words);
      }
    }, waitMs);
  }

  return (
    <search className="relative w-full sm:w-72 xl:w-80">
      <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-subtle">
        {isPending ? <Spinner className="size-3.5" /> : <Icon name="search" className="size-3.5" />}
      </span>
      <Input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isTooLong || undefined}
        value={text}
        className="h-8 pr-8 pl-8 text-ui"
        onChange={(event) => ask(event.target.value, delayMs)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            ask(text, 0);
          } else if (event.key === "Escape") {
            if (text === "") {
              input.current?.blur();
            } else {
              ask("", 0);
            }
          }
        }}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {text === "" ? (
          <span aria-hidden="true" className="pointer-events-none max-sm:hidden">
            <Kbd>/</Kbd>
          </span>
        ) : (
          <button
            type="button"
            aria-label="Clear search"
            className="grid size-6 place-items-center rounded text-ink-subtle hover:text-ink"
            onClick={() => {
              ask("", 0);
              input.current?.focus();
            }}
          >
            <Icon name="close" className="size-3.5" />
          </button>
        )}
      </span>
      {isTooLong ? (
        <p
          role="alert"
          className="absolute top-full left-0 z-30 mt-1 w-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-danger-ink text-ui shadow-card"
        >
          Only up to {longest} characters are searched for. {elsewhere}
        </p>
      ) : null}
    </search>
  );
}
