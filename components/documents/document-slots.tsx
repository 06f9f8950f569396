"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DocumentRequirement } from "@/lib/customers/rules-completeness";
import type { Subject } from "@/lib/documents/rules";
import type { DocumentRow, DocumentTarget } from "@/lib/documents/types";
import { DocumentSlot } from "./document-slot";
import { DocumentViewer } from "./document-viewer";

interface DocumentSlotsProps {
  target: DocumentTarget;
  /** From `documentRequirements`. */
  requirements: readonly DocumentRequirement[];
  /** The current documents as the server knows them. */
  documents: readonly DocumentRow[];
  /** YYYY-MM-DD, of the organisation. */
  today: string;
  disabled?: boolean | undefined;
  /** The day until which the profile says that this person's ID is valid, YYYY-MM-DD: not asked a second time. */
  idExpiryOf?: ((subject: Subject) => string | undefined) | undefined;
  /** What somebody says about a slot, shown right at it. */
  noteOf?: ((requirement: DocumentRequirement) => ReactNode) | undefined;
  /** After each file that was added, corrected or removed: all current documents. */
  onChange?: ((documents: DocumentRow[]) => void) | undefined;
}

/** All slots of a draft or customer, the required ones first. */
export function DocumentSlots(props: DocumentSlotsProps) {
  const { target, requirements, documents, today, disabled, idExpiryOf, noteOf, onChange } = props;
  const [list, setList] = useState<readonly DocumentRow[]>(documents);
  const [opened, setOpened] = useState<DocumentRow | null>(null);
  // Several files may arrive between two renders, so the newest list is kept here.
  const newest = useRef(list);

  useEffect(() => {
    newest.current = documents;
    setList(documents);
  }, [documents]);

  function keep(next: DocumentRow[]) {
    newest.current = next;
    setList(next);
    onChange?.(next);
  }
  const onStored = (stored: DocumentRow) => {
    const isElsewhere = (other: DocumentRow) =>
      other.slot !== stored.slot || other.subject !== stored.subject || other.side !== stored.side;
    keep([...newest.current.filter(isElsewhere), stored]);
  };
  const onRemoved = (id: string) => keep(newest.current.filter((document) => document.id !== id));

  const needed = requirements.filter((one) => one.mandatory);
  const optional = requirements.filter((one) => !one.mandatory);
  const slots = (some: readonly DocumentRequirement[]) =>
    some.map((requirement) => (
      <DocumentSlot
        key={`${requirement.slot}:${requirement.subject}`}
        {...{ target, requirement, today, disabled, onStored, onRemoved }}
        documents={list}
        suggestedExpiry={idExpiryOf?.(requirement.subject)}
        note={noteOf?.(requirement)}
        onOpen={setOpened}
      />
    ));
  return (
    <div className="grid gap-8">
      {slots(needed)}
      {needed.length > 0 && optional.length > 0 ? (
        <details
          className="group"
          open={optional.some(
            (one) =>
              noteOf?.(one) || list.some((document) => document.slot === one.slot && document.subject === one.subject),
          )}
        >
          <summary className="cursor-pointer rounded-sm font-medium text-accent-ink text-ui">
            Other documents ({optional.length === 1 ? optional[0]?.label : `${optional.length} kinds`}, optional)
          </summary>
          <div className="mt-5 grid gap-8">{slots(optional)}</div>
        </details>
      ) : (
        slots(optional)
      )}
      <DocumentViewer document={opened} purpose="own_check" onClose={() => setOpened(null)} />
    </div>
  );
}
