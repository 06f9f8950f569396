"use client";

import type { ReactNode } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import type { Outcome } from "@/lib/core/outcome";
import { PlainField } from "./plain-field";
import { useActionForm } from "./use-action-form";

interface ProtectedDialogProps<T> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  submitLabel: string;
  tone: "danger" | "primary";
  action: (values: { password: string; code: string }) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
}

/** Asks for password and code before a change to how the account is guarded. */
export function ProtectedDialog<T>({ open, onOpenChange, action, onDone, ...text }: ProtectedDialogProps<T>) {
  const form = useActionForm({ password: "", code: "" }, action, (value) => {
    form.reset();
    onDone(value);
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={(next) => {
        form.reset();
        onOpenChange(next);
      }}
      title={text.title}
      description={text.description}
      size="sm"
      confirmLabel={text.submitLabel}
      tone={text.tone}
      busy={form.busy}
      refusal={form.refusal}
      onSubmit={form.submit}
    >
      <PlainField {...form.bind("password")} label="Your password" type="password" autoComplete="current-password" />
      <PlainField
        {...form.bind("code")}
        label="Code from the app, or a recovery code"
        autoComplete="one-time-code"
        maxLength={32}
        className="font-mono"
      />
    </FormDialog>
  );
}
