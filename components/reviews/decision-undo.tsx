"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unansweredOnce } from "@/lib/core/outcome";
import { STATUS_LABELS } from "@/lib/customers/constants";
import { undoSuspensionAction } from "@/lib/reviews/decisions/actions";
import type { DecisionDesk, UndoView } from "@/lib/reviews/decisions/types";

/** Milliseconds left, each second; null until the page has woken, so that both sides draw the same. */
function useLeft(until: string): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const look = () => setLeft(Math.max(0, new Date(until).getTime() - Date.now()));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

const inMinutes = (milliseconds: number) => {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

interface DecisionUndoProps {
  of: DecisionDesk["of"];
  undo: UndoView;
  /** The change of status that this person has just made: it is no news to them. */
  onMoved: (transitionId: string | null) => void;
}

/** Takes a suspension back while there is time; says how much. */
export function DecisionUndo({ of, undo, onMoved }: DecisionUndoProps) {
  const router = useRouter();
  const left = useLeft(undo.until);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  if (left === 0) return null;

  async function takeBack() {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { transitionId } = undo;
      const outcome = await undoSuspensionAction({ orgId: of.orgId, customerId: of.id, transitionId });
      if (!outcome.ok) return setRefusal(outcome.message);
      onMoved(outcome.value.transitionId);
      toast.success(`The suspension of ${of.name} is taken back`);
      router.refresh();
    } catch {
      setRefusal(unansweredOnce().message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Banner tone="warning" title={`${undo.byName} suspended this customer`}>
      <p>
        It can be taken back{" "}
        {left === null ? "for a few minutes" : <span className="tabular">for another {inMinutes(left)}</span>}: the
        customer is then {STATUS_LABELS[undo.returnsTo].toLowerCase()} again.
      </p>
      {refusal ? (
        <p role="alert" className="mt-1 text-danger-ink">
          {refusal}
        </p>
      ) : null}
      <Button size="sm" className="mt-2" loading={isBusy} onClick={() => void takeBack()}>
        Take back
      </Button>
    </Banner>
  );
}
