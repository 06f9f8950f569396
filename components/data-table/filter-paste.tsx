"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { Textarea } from "@/components/ui/textarea";
import { countWords } from "@/lib/core/count-words";
import type { PasteFilter } from "./filter-types";
import { focusPanelOf } from "./focus-filters";

/** Waits until typing pauses. */
const LOOK_DELAY_MS = 400;
const NAMED_MOST = 5;

function missingWords(missing: readonly string[]): string {
  const more = missing.length - NAMED_MOST;
  return `${missing.slice(0, NAMED_MOST).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** A field to paste a list into: says how many of it are known before it is applied. */
export function FilterPaste({ field }: { field: PasteFilter }) {
  const id = useId();
  const [text, setText] = useState(field.value.join("\n"));
  const [answer, setAnswer] = useState<{ of: string; missing: string[] | null }>();
  const { current: ask } = useRef(field.findMissing);
  const words = field.parse(text);
  const problem = field.problem(words);
  const key = words.join("\n");
  const isAsked = words.length > 0 && problem === null;
  const isAnswered = answer?.of === key;
  const missing = isAnswered ? answer.missing : null;

  useEffect(() => {
    if (!isAsked) return;
    let isGone = false;
    const timer = setTimeout(() => {
      const settle = (found: string[] | null) => isGone || setAnswer({ of: key, missing: found });
      ask(key.split("\n")).then(settle, () => settle(null));
    }, LOOK_DELAY_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [key, isAsked, ask]);

  const known = words.length - (missing?.length ?? 0);
  const isSame = key === field.value.join("\n");
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== null) return;
        // What applies it has nothing more to do.
        focusPanelOf(event.currentTarget);
        field.onChange(words);
      }}
    >
      <Textarea
        aria-label={field.label}
        aria-describedby={`${id}-hint ${id}-answer`}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        className="max-h-56 font-mono text-mini"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className="text-ink-subtle text-mini">
        {field.hint}
      </p>
      <div id={`${id}-answer`} role="status" className="min-h-5 break-words text-mini">
        {problem !== null ? <p className="text-danger-ink">{problem}</p> : null}
        {isAsked && !isAnswered ? (
          <p className="flex items-center gap-1.5 text-ink-muted">
            <Spinner className="size-3" />
            Looking for {countWords(words.length, "entry", "entries")}
          </p>
        ) : null}
        {isAsked && missing !== null ? (
          <p className="text-ink-muted">
            <span className="font-medium text-ink">{known} recognised</span>
            {missing.length > 0 ? `, ${missing.length} not found: ${missingWords(missing)}` : ""}
          </p>
        ) : null}
        {isAsked && isAnswered && missing === null ? (
          <p className="text-ink-muted">
            {countWords(words.length, "entry", "entries")}. We could not look them up just now; you can apply them all
            the same.
          </p>
        ) : null}
      </div>
      <div className="flex justify-end">
        <Button size="sm" type="submit" disabled={problem !== null || isSame || (isAsked && isAnswered && known === 0)}>
          {words.length === 0
            ? "Clear the list"
            : `Show ${missing === null ? "them" : countWords(known, "entry", "entries")}`}
        </Button>
      </div>
    </form>
  );
}
