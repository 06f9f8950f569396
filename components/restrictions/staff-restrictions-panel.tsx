"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { liftStaffRestrictionAction } from "@/lib/restrictions/actions";
import type { RestrictionRow } from "@/lib/restrictions/types";
import { RestrictionItem } from "./restriction-item";
import { StaffRestrictionDialog } from "./staff-restriction-dialog";

interface StaffRestrictionsPanelProps {
  /** Outside ids. */
  of: { orgId: string; customerId: string; name: string };
  restrictions: readonly RestrictionRow[];
  /** Of the organisation. */
  today: string;
  /** False for who may not decide about this customer. */
  mayWrite: boolean;
}

/** What the customer may not do, for the case page: compliance places all and lifts all, with a reason. */
export function StaffRestrictionsPanel({ of, restrictions, today, mayWrite }: StaffRestrictionsPanelProps) {
  const router = useRouter();
  const [isPlacing, setPlacing] = useState(false);

  async function lift(restriction: RestrictionRow, reason: string) {
    const key = { orgId: of.orgId, customerId: of.customerId, restrictionId: restriction.id, reason };
    const outcome = await liftStaffRestrictionAction(key).catch(unanswered);
    if (!outcome.ok) {
      router.refresh();
      return outcome.message;
    }
    toast.success(outcome.value.wasActive ? "Restriction lifted" : "Announcement taken back", { description: of.name });
    router.refresh();
    return undefined;
  }

  return (
    <Card
      id="restrictions"
      title="Restrictions"
      actions={
        mayWrite ? (
          <Button size="sm" onClick={() => setPlacing(true)}>
            Restrict
          </Button>
        ) : null
      }
    >
      {restrictions.length === 0 ? (
        <p className="text-ink-muted text-ui">Nothing is restricted for this customer.</p>
      ) : (
        <ul className="divide-y divide-line">
          {restrictions.map((restriction) => (
            <RestrictionItem
              key={restriction.id}
              restriction={restriction}
              side="staff"
              customerName={of.name}
              onLift={mayWrite ? (reason: string) => lift(restriction, reason) : undefined}
            />
          ))}
        </ul>
      )}
      <StaffRestrictionDialog
        open={isPlacing}
        onOpenChange={setPlacing}
        of={of}
        today={today}
        onDone={() => router.refresh()}
      />
    </Card>
  );
}
