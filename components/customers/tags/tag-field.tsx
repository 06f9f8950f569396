"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { listTagsAction } from "@/lib/customers/tags/actions";
import { TAG_LIMITS } from "@/lib/customers/tags/constants";
import { tagKey, tagProblem, tagsOf, uniqueTags } from "@/lib/customers/tags/rules";
import { TagChip } from "./tag-chip";

interface TagFieldProps {
  label: string;
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  /** Not offered: what is there already. */
  except?: readonly string[] | undefined;
}

const OFFERED = 8;

/** Tags as chips, typed or taken from those in use. Enter or a comma ends one. */
export function TagField({ label, tags, onChange, except = [] }: TagFieldProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [known, setKnown] = useState<readonly string[]>([]);

  useEffect(() => {
    let isHere = true;
    void listTagsAction({})
      .catch(() => null)
      .then((outcome) => {
        if (isHere && outcome?.ok) setKnown(outcome.value);
      });
    return () => {
      isHere = false;
    };
  }, []);

  function add(entered: string) {
    const wanted = tagsOf(entered);
    const wrong = wanted.map(tagProblem).find((each) => each !== null);
    if (wrong) {
      setProblem(wrong);
      return;
    }
    const next = uniqueTags([...tags, ...wanted]);
    if (next.length > TAG_LIMITS.perCustomer) {
      setProblem(`At most ${TAG_LIMITS.perCustomer} tags`);
      return;
    }
    setProblem(undefined);
    setText("");
    onChange(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if ((event.key === "Enter" || event.key === ",") && text.trim() !== "") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "") {
      onChange(tags.slice(0, -1));
    }
  }

  const taken = new Set([...tags, ...except].map(tagKey));
  const offered = known
    .filter((tag) => !taken.has(tagKey(tag)) && tagKey(tag).startsWith(tagKey(text.trim())))
    .slice(0, OFFERED);
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="min-w-0">
              <TagChip tag={tag} onRemove={() => onChange(tags.filter((each) => each !== tag))} />
            </li>
          ))}
        </ul>
      ) : null}
      <Input
        id={id}
        value={text}
        autoComplete="off"
        maxLength={200}
        placeholder="Type a tag and press Enter"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help`}
        onKeyDown={onKeyDown}
        onBlur={() => (text.trim() === "" ? undefined : add(text))}
        onChange={(event) => {
          setProblem(undefined);
          setText(event.target.value);
        }}
      />
      <p id={`${id}-help`} className={problem ? "text-danger-ink text-mini" : "text-ink-subtle text-mini"}>
        {problem ?? `At most ${TAG_LIMITS.length} characters each.`}
      </p>
      {offered.length > 0 ? (
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-ink-subtle text-mini">In use:</span>
          {offered.map((tag) => (
            <button
              key={tag}
              type="button"
              // Before the field loses the focus and takes what is half typed.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                setText("");
                add(tag);
              }}
              className="min-w-0 rounded-md"
            >
              <TagChip tag={tag} className="hover:bg-hover" />
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
