"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { setTagsAction } from "@/lib/reviews/notes/actions";
import { normaliseTag } from "@/lib/reviews/notes/rules";
import type { CaseTags } from "@/lib/reviews/notes/types";

interface TagEditorProps {
  of: { orgId: string; customerId: string };
  tags: CaseTags;
  /** Tags in use elsewhere, to choose from. */
  known: readonly string[];
}

/** The tags of a case: taken off with a cross, added by name. */
export function TagEditor({ of, tags: { tags, version, isOpen }, known }: TagEditorProps) {
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState("");
  const [isSaving, save] = useTransition();
  const proposed = known.filter((tag) => !tags.includes(tag));

  function change(wanted: string[]) {
    if (isSaving) return;
    save(async () => {
      const outcome = await setTagsAction({ ...of, version, tags: wanted }).catch(unanswered);
      if (!outcome.ok) toast.error(Object.values(outcome.fields ?? {})[0] ?? outcome.message);
      else setText("");
      router.refresh();
    });
  }

  function add(event: FormEvent) {
    event.preventDefault();
    const tag = normaliseTag(text);
    if (tag !== "" && !tags.includes(tag)) change([...tags, tag]);
    else setText("");
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul className="contents" aria-label="Tags">
        {tags.map((tag) => (
          <li key={tag} className="contents">
            <Badge>
              {tag}
              {isOpen ? (
                <button
                  type="button"
                  aria-label={`Remove the tag ${tag}`}
                  disabled={isSaving}
                  className="-mr-1 ml-1 inline-flex size-4 cursor-pointer items-center justify-center rounded-sm hover:bg-hover"
                  onClick={() => change(tags.filter((each) => each !== tag))}
                >
                  <X aria-hidden="true" className="size-3" />
                </button>
              ) : null}
            </Badge>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <form method="post" onSubmit={add} className="flex items-center gap-1">
          <Input
            aria-label="Add a tag"
            placeholder="Add a tag"
            list={`${id}-known`}
            value={text}
            maxLength={80}
            onChange={(event) => setText(event.target.value)}
            className="h-7 w-32 text-mini"
          />
          <datalist id={`${id}-known`}>
            {proposed.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          {text.trim() === "" ? null : (
            <Button type="submit" size="sm" disabled={isSaving}>
              Add
            </Button>
          )}
        </form>
      ) : null}
    </div>
  );
}
