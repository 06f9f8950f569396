"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RESTRICTION_LIMITS } from "@/lib/restrictions/constants";

interface LiftRestrictionButtonProps {
  label: string;
  isAnnounced: boolean;
  customerName: string;
  /** Resolves to a sentence when it was refused. */
  onLift: (reason: string) => Promise<string | undefined>;
}

/** Asks why, says what follows, and lifts. */
export function LiftRestrictionButton({ label, isAnnounced, customerName, onLift }: LiftRestrictionButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { min, max } = RESTRICTION_LIMITS.liftReason;
  const verb = isAnnounced ? "Take back" : "Lift";
  return (
    <>
      <Button size="sm" aria-label={`${verb} "${label}"`} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        tone="primary"
        title={`${verb} "${label}" for ${customerName}?`}
        consequences={
          isAnnounced
            ? "It will not take effect. The announcement and your reason stay in the timeline."
            : "It ends at once. Other restrictions, the status and the organisation's own switch stay as they are."
        }
        confirmLabel={isAnnounced ? "Take back" : "Lift restriction"}
        reason={{ minLength: min, maxLength: max, help: "Both sides read it in the timeline." }}
        onConfirm={onLift}
      />
    </>
  );
}
