"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import { unanswered } from "@/lib/core/outcome";
import { addNoteAction } from "@/lib/reviews/notes/actions";
import type { Note } from "@/lib/reviews/notes/types";
import { MentionTextarea } from "./mention-textarea";

interface NotesPanelProps {
  of: { orgId: string; customerId: string };
  notes: readonly Note[];
  /** Names that can be mentioned. */
  colleagues: readonly string[];
}

/** What staff wrote for each other, and a field for more. The merchant never sees it. */
export function NotesPanel({ of, notes, colleagues }: NotesPanelProps) {
  const router = useRouter();
  const id = useId();
  const [body, setBody] = useState("");
  const [error, setError] = useState<string>();
  const [isSending, send] = useTransition();

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (isSending) return;
    send(async () => {
      const outcome = await addNoteAction({ ...of, body }).catch(unanswered);
      if (!outcome.ok) return setError(outcome.fields?.body ?? outcome.message);
      setBody("");
      setError(undefined);
      router.refresh();
    });
  }

  return (
    <Card title="Notes" description="For staff only. A note stays as it was written." id="notes">
      {notes.length > 0 ? (
        <ol className="mb-4 grid gap-4">
          {notes.map((note) => (
            <li key={note.id} className="flex gap-3 text-ui">
              <Avatar name={note.author} />
              <div className="min-w-0">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-medium text-ink">{note.author}</span>
                  <Instant iso={note.at} show="datetime" className="text-ink-subtle text-mini" />
                </p>
                <p className="whitespace-pre-line break-words text-ink-muted">
                  {note.parts.map((part, index) =>
                    part.isMention ? (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a note never change
                      <strong key={index} className="font-medium text-accent-ink">
                        {part.text}
                      </strong>
                    ) : (
                      part.text
                    ),
                  )}
                </p>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="mb-4 text-ink-muted text-ui">Nobody has written a note yet.</p>
      )}
      <form method="post" onSubmit={submit} className="grid gap-2">
        <label htmlFor={id} className="font-medium text-ink text-ui">
          New note
        </label>
        <MentionTextarea
          id={id}
          value={body}
          onChange={(value) => {
            setBody(value);
            setError(undefined);
          }}
          names={colleagues}
          describedBy={`${id}-hint`}
          isInvalid={error !== undefined}
          onSubmit={submit}
        />
        <p id={`${id}-hint`} className="text-mini" role={error ? "alert" : undefined}>
          <span className={error ? "text-danger-ink" : "text-ink-subtle"}>
            {error ?? "Type @ to mention a colleague, who is then told. Ctrl+Enter adds the note."}
          </span>
        </p>
        <div>
          <Button type="submit" size="sm" disabled={isSending}>
            {isSending ? "Adding ..." : "Add note"}
          </Button>
        </div>
      </form>
    </Card>
  );
}
