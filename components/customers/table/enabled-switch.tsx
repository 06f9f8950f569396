"use client";

import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { setCustomerEnabled } from "@/lib/customers/enabling/actions";
import { ENABLING_REASON } from "@/lib/customers/enabling/constants";
import type { CustomerRow } from "@/lib/customers/list/types";

interface EnabledSwitchProps {
  row: CustomerRow;
  canWrite: boolean;
  /** Shows a change of the row at once, and takes it back when it was refused. */
  onPatch: (id: string, part: Partial<CustomerRow>) => void;
}

const READ_ONLY = "Your role can look at customers but not change them. Ask an owner or admin of your organisation.";

/** The merchant's own switch in a row: off asks for a reason, both ways can be undone. */
export function EnabledSwitch({ row, canWrite, onPatch }: EnabledSwitchProps) {
  const [isAsking, setAsking] = useState(false);
  const noteId = useId();

  /** Resolves to a sentence when it was refused. */
  async function set(from: CustomerRow, isEnabled: boolean, reason: string): Promise<string | undefined> {
    onPatch(from.id, { isEnabled });
    const outcome = await setCustomerEnabled({ customerId: from.id, isEnabled, version: from.version, reason }).catch(
      () => null,
    );
    if (!outcome?.ok) {
      const present = outcome?.code === "conflict" ? (outcome.detail as CustomerRow | undefined) : undefined;
      onPatch(from.id, present ?? { isEnabled: !isEnabled });
      return outcome?.message ?? "The answer did not arrive. Check your connection and try again.";
    }
    onPatch(from.id, outcome.value);
    const words = isEnabled ? "enabled" : "disabled";
    const undoReason = isEnabled ? "Undone right after enabling" : "Undone right after disabling";
    toast.undo(`${from.name} is ${words}`, () => void setOrSay(outcome.value, !isEnabled, undoReason));
    return undefined;
  }

  async function setOrSay(from: CustomerRow, isEnabled: boolean, reason: string) {
    const refusal = await set(from, isEnabled, reason);
    if (refusal) toast.error(`${from.name} was not changed`, { description: refusal });
  }

  return (
    <span title={canWrite ? undefined : READ_ONLY}>
      <Switch
        checked={row.isEnabled}
        disabled={!canWrite}
        onCheckedChange={(checked) => (checked ? void setOrSay(row, true, "") : setAsking(true))}
        stateWords={{ on: "Yes", off: "No" }}
        aria-label={`${row.name} is enabled`}
        {...(canWrite ? {} : { "aria-describedby": noteId })}
      />
      {canWrite ? null : (
        <span id={noteId} className="sr-only">
          {READ_ONLY}
        </span>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Disable ${row.name}?`}
        consequences="No money moves for this customer until somebody enables it again. Its data and review stay as they are."
        confirmLabel="Disable customer"
        reason={{ minLength: ENABLING_REASON.min, maxLength: ENABLING_REASON.max }}
        onConfirm={(reason) => set(row, false, reason)}
      />
    </span>
  );
}
