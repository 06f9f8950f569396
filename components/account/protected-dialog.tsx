"use client";

import { type ReactNode, useId } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
  const id = useId();
  const form = useActionForm({ password: "", code: "" }, action, (value) => {
    form.reset();
    onDone(value);
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        form.reset();
        onOpenChange(next);
      }}
      title={text.title}
      description={text.description}
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant={text.tone} loading={form.busy}>
            {text.submitLabel}
          </Button>
        </>
      }
    >
      <form id={id} method="post" onSubmit={form.submit} noValidate className="grid gap-4">
        {form.refusal ? (
          <Banner tone="danger" live>
            {form.refusal}
          </Banner>
        ) : null}
        <PlainField {...form.bind("password")} label="Your password" type="password" autoComplete="current-password" />
        <PlainField
          {...form.bind("code")}
          label="Code from the app, or a recovery code"
          autoComplete="one-time-code"
          maxLength={32}
          className="font-mono"
        />
      </form>
    </Dialog>
  );
}
