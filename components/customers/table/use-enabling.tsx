"use client";

import { type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { setCustomerEnabled } from "@/lib/customers/enabling/actions";
import { ENABLING_REASON } from "@/lib/customers/enabling/constants";
import type { CustomerRow } from "@/lib/customers/list/types";

// Fetched with the first question.
const ConfirmDialog = lazyPart(() => import("@/components/ui/confirm-dialog").then((file) => file.ConfirmDialog));

export const READ_ONLY =
  "Your role can look at customers but not change them. Ask an owner or admin of your organisation.";
export const READ_ONLY_ID = "customers-read-only";

/** Shows a change of a row at once, and takes it back when it was refused. */
type Patch = (id: string, part: Partial<CustomerRow>) => void;

/** Resolves to a sentence when it was refused. */
async function set(from: CustomerRow, isEnabled: boolean, reason: string, patch: Patch): Promise<string | undefined> {
  patch(from.id, { isEnabled });
  const input = { customerId: from.id, isEnabled, version: from.version, reason };
  const outcome = await setCustomerEnabled(input).catch(unanswered);
  if (!outcome.ok) {
    const present = outcome.code === "conflict" ? (outcome.detail as CustomerRow | undefined) : undefined;
    patch(from.id, present ?? { isEnabled: !isEnabled });
    return outcome.message;
  }
  patch(from.id, outcome.value);
  const undoReason = isEnabled ? "Undone right after enabling" : "Undone right after disabling";
  toast.undo(
    `${from.name} is ${isEnabled ? "enabled" : "disabled"}`,
    () => void setOrSay(outcome.value, !isEnabled, undoReason, patch),
  );
  return undefined;
}

async function setOrSay(from: CustomerRow, isEnabled: boolean, reason: string, patch: Patch) {
  const refusal = await set(from, isEnabled, reason, patch);
  if (refusal) toast.error(`${from.name} was not changed`, { description: refusal });
}

interface EnablingOptions {
  canWrite: boolean;
  /** The rows as they are now: one may have become newer while its question is open. */
  rows: readonly CustomerRow[];
  onPatch: Patch;
}

/**
 * What turns the switches of a page: off asks for a reason, both ways can be undone. `extras` stands once beside the switches: the question,
 * or for those who may not write the words that say why.
 */
export function useEnabling({ canWrite, rows, onPatch }: EnablingOptions) {
  const [askedAt, setAsked] = useState<CustomerRow>();
  const asked = rows.find((row) => row.id === askedAt?.id) ?? askedAt;
  const [isAsking, setAsking] = useState(false);
  const patch = useRef(onPatch);
  patch.current = onPatch;

  const onTurn = useCallback((row: CustomerRow, isEnabled: boolean) => {
    if (isEnabled) {
      void setOrSay(row, true, "", (id, part) => patch.current(id, part));
      return;
    }
    setAsked(row);
    setAsking(true);
  }, []);

  const extras: ReactNode = canWrite ? (
    // Stays while the dialog goes, so that its words do not vanish before it.
    <Suspense>
      {asked ? (
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setAsking}
          title={`Disable ${asked.name}?`}
          consequences="No money moves for this customer until somebody enables them again. Their data and review stay as they are."
          confirmLabel="Disable customer"
          reason={{ minLength: ENABLING_REASON.min, maxLength: ENABLING_REASON.max }}
          onConfirm={(reason) => set(asked, false, reason, (id, part) => patch.current(id, part))}
        />
      ) : null}
    </Suspense>
  ) : (
    <p id={READ_ONLY_ID} className="sr-only">
      {READ_ONLY}
    </p>
  );
  return { onTurn, extras };
}
