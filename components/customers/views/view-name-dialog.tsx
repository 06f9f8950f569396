"use client";

import { useId, useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import type { Outcome } from "@/lib/core/outcome";
import { VIEW_LIMITS } from "@/lib/customers/views/constants";

interface ViewNameDialogProps {
  title: string;
  description: string;
  confirmLabel: string;
  name: string;
  /** Offers to share it at once. */
  offersSharing: boolean;
  onSubmit: (name: string, isShared: boolean) => Promise<Outcome<unknown>>;
  onClose: () => void;
  /** Where the focus goes then. */
  returnTo: () => HTMLElement | null;
}

/** Asks for the name of a view. */
export function ViewNameDialog(props: ViewNameDialogProps) {
  const { title, description, confirmLabel, offersSharing, onSubmit, onClose, returnTo } = props;
  const id = useId();
  const [isShared, setShared] = useState(false);
  const form = useActionForm({ name: props.name }, ({ name }) => onSubmit(name, isShared), onClose);
  return (
    <FormDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="sm"
      finalFocus={returnTo}
      title={title}
      description={description}
      confirmLabel={confirmLabel}
      busy={form.busy}
      refusal={form.refusal}
      onSubmit={form.submit}
    >
      <PlainField {...form.bind("name")} label="Name" autoComplete="off" maxLength={VIEW_LIMITS.name} />
      {offersSharing ? (
        <span className="flex items-start gap-2.5 text-sm">
          <Checkbox
            id={`${id}-shared`}
            aria-labelledby={`${id}-shared-label`}
            checked={isShared}
            onCheckedChange={setShared}
            className="mt-0.5"
          />
          <label id={`${id}-shared-label`} htmlFor={`${id}-shared`}>
            Share with your team
            <span className="block text-ink-muted text-ui">Everybody in your organisation sees and opens it.</span>
          </label>
        </span>
      ) : null}
    </FormDialog>
  );
}
