"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { unansweredOnce } from "@/lib/core/outcome";
import { Banner } from "./banner";
import { Button } from "./button";
import { Textarea } from "./textarea";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing it is about. */
  title: string;
  /** What follows, in plain words. */
  consequences: ReactNode;
  confirmLabel: string;
  cancelLabel?: string | undefined;
  tone?: "danger" | "primary" | undefined;
  /** Asks for a reason before the act; left out = none is asked. */
  reason?: { label?: string; help?: string; minLength?: number; maxLength?: number } | undefined;
  /** Resolves to a sentence when the act was refused (the dialog stays and shows it), else the dialog closes. */
  onConfirm: (reason: string) => Promise<string | undefined> | string | undefined;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange } = props;
  const [busy, setBusy] = useState(false);
  return (
    // A click beside it or Escape must not abandon an act under way.
    <Base.Root open={open} onOpenChange={(next) => (busy ? undefined : onOpenChange(next))}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-x-4 top-1/2 z-40 mx-auto max-h-[calc(100dvh-3rem)] -translate-y-1/2 overflow-y-auto rounded-xl bg-raised text-ink shadow-float outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0 sm:max-w-md">
          <ConfirmForm {...props} busy={busy} onBusyChange={setBusy} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface ConfirmFormProps extends ConfirmDialogProps {
  busy: boolean;
  onBusyChange: (busy: boolean) => void;
}

/** Lives only while the dialog is open, so every opening starts empty. */
function ConfirmForm({ busy, onBusyChange, ...props }: ConfirmFormProps) {
  const { title, consequences, confirmLabel, cancelLabel = "Cancel", tone = "danger", onConfirm, onOpenChange } = props;
  const minLength = props.reason?.minLength ?? 10;
  const [reason, setReason] = useState("");
  const [shortReason, setShortReason] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) {
      return;
    }
    if (props.reason && reason.trim().length < minLength) {
      setShortReason(true);
      field.current?.focus();
      return;
    }
    onBusyChange(true);
    setRefusal(undefined);
    try {
      const answer = await onConfirm(reason.trim());
      if (answer) {
        setRefusal(answer);
      } else {
        onOpenChange(false);
      }
    } catch {
      setRefusal(unansweredOnce().message);
    } finally {
      onBusyChange(false);
    }
  }

  const missing = Math.max(0, minLength - reason.trim().length);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="grid gap-3 px-5 pt-4 pb-5">
        <Base.Title className="font-semibold text-base">{title}</Base.Title>
        <Base.Description render={<div />} className="text-ink-muted text-ui">
          {consequences}
        </Base.Description>
        {props.reason ? (
          <div className="grid gap-1.5">
            <label htmlFor={id} className="font-medium text-ui">
              {props.reason.label ?? "Reason"} <span className="font-normal text-ink-subtle">(required)</span>
            </label>
            <Textarea
              ref={field}
              id={id}
              rows={3}
              value={reason}
              maxLength={props.reason.maxLength ?? 500}
              aria-required
              aria-invalid={shortReason && missing > 0}
              aria-describedby={`${id}-help`}
              onChange={(event) => setReason(event.target.value)}
            />
            <p
              id={`${id}-help`}
              className={shortReason && missing > 0 ? "text-danger-ink text-mini" : "text-ink-subtle text-mini"}
            >
              {missing > 0 && (shortReason || reason.length > 0)
                ? `Write ${missing} more ${missing === 1 ? "character" : "characters"}.`
                : (props.reason.help ?? `At least ${minLength} characters. It is kept in the history.`)}
            </p>
          </div>
        ) : null}
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
        <Button onClick={() => onOpenChange(false)} disabled={busy}>
          {cancelLabel}
        </Button>
        <Button type="submit" variant={tone} loading={busy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
