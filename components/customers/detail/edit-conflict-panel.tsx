"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Instant } from "@/components/ui/instant";
import { RadioGroup } from "@/components/ui/radio-group";

export type ClashRow = { unit: string; label: string; theirs: string; mine: string; isMineTouched: boolean };
export type Side = "theirs" | "mine";

interface EditConflictPanelProps {
  open: boolean;
  who: string;
  at: string;
  timeZone: string;
  rows: readonly ClashRow[];
  /** Closes without a choice; what was typed stays in the form. */
  onClose: () => void;
  /** The units whose value is taken from the other person. */
  onChosen: (theirs: string[]) => void;
}

/** Somebody else was faster: what they changed, beside what stands here, with a choice for each field. */
export function EditConflictPanel({ open, who, at, timeZone, rows, onClose, onChosen }: EditConflictPanelProps) {
  const [sides, setSides] = useState<Record<string, Side>>({});
  const touched = rows.filter((row) => row.isMineTouched);
  const untouched = rows.filter((row) => !row.isMineTouched);
  const isOpenQuestion = touched.some((row) => sides[row.unit] === undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    const taken = touched.filter((row) => sides[row.unit] === "theirs");
    onChosen([...taken, ...untouched].map((row) => row.unit));
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      size="lg"
      title={`${who} changed this customer while you were editing`}
      description="Nothing you typed is lost. Choose what each field should hold, then save again."
      footer={
        <>
          <Button onClick={onClose}>Back to the form</Button>
          <Button type="submit" form="edit-conflict" variant="primary" disabled={isOpenQuestion}>
            Save with these choices
          </Button>
        </>
      }
    >
      <form id="edit-conflict" onSubmit={submit} className="grid gap-5">
        <p className="text-ink-muted text-ui">
          Saved by {who}, <Instant iso={at} timeZone={timeZone} show="datetime" />
        </p>
        {touched.map((row) => (
          <fieldset key={row.unit} className="grid gap-2">
            <legend className="mb-1.5 font-medium text-ink text-ui">{row.label}</legend>
            <RadioGroup
              name={`choice-${row.unit}`}
              aria-label={row.label}
              look="card"
              options={[
                { value: "theirs", label: row.theirs || "Empty", description: `As ${who} saved it` },
                { value: "mine", label: row.mine || "Empty", description: "As you typed it" },
              ]}
              value={sides[row.unit] ?? ""}
              onValueChange={(side) => setSides((before) => ({ ...before, [row.unit]: side as Side }))}
            />
          </fieldset>
        ))}
        {untouched.length > 0 ? (
          <div>
            <p className="font-medium text-ink text-ui">Also changed, where you typed nothing: taken over</p>
            <ul className="mt-1 grid gap-1">
              {untouched.map((row) => (
                <li key={row.unit} className="text-ink-muted text-ui">
                  {row.label}: <span className="text-ink">{row.theirs || "emptied"}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {rows.length === 0 ? (
          <p className="text-ink text-ui">Both of you entered the same, so there is nothing to choose.</p>
        ) : null}
      </form>
    </Dialog>
  );
}
