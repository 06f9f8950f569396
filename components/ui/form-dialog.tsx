"use client";

import { type ComponentProps, type FormEvent, type ReactNode, useId } from "react";
import { Banner } from "./banner";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface FormDialogProps extends ComponentProps<typeof Dialog> {
  onOpenChange: (open: boolean) => void;
  /** On the button that sends it. */
  confirmLabel: string;
  tone?: "primary" | "danger" | undefined;
  busy: boolean;
  /** There is nothing to send yet. */
  disabled?: boolean | undefined;
  /** Why it was not done, in a sentence. */
  refusal?: ReactNode | undefined;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** A dialog with something to fill in: sent by its button or by Enter, refused in words, and never left while it is under way. */
export function FormDialog(props: FormDialogProps) {
  const {
    onOpenChange,
    confirmLabel,
    tone = "primary",
    busy,
    disabled,
    refusal,
    onSubmit,
    children,
    footer,
    ...dialog
  } = props;
  const id = useId();
  function submit(event: FormEvent<HTMLFormElement>) {
    // A dialog that opens out of this one tells of its own form here too.
    if (event.target === event.currentTarget) onSubmit(event);
  }
  return (
    <Dialog
      onOpenChange={(open) => (busy ? undefined : onOpenChange(open))}
      footer={
        footer ?? (
          <>
            <Button disabled={busy} onClick={() => onOpenChange(false)}>
              Cancel
            </Button>
            <Button type="submit" form={id} variant={tone} disabled={disabled} loading={busy}>
              {confirmLabel}
            </Button>
          </>
        )
      }
      {...dialog}
    >
      <form id={id} method="post" noValidate onSubmit={submit} className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}
