"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { liftRestrictionAction } from "@/lib/restrictions/actions";
import type { RestrictionRow } from "@/lib/restrictions/types";
import { PlaceRestrictionDialog } from "./place-restriction-dialog";
import { RestrictionItem } from "./restriction-item";

interface RestrictionsPanelProps {
  customer: { id: string; name: string };
  restrictions: readonly RestrictionRow[];
  /** Of the organisation. */
  timeZone: string;
  today: string;
  mayWrite: boolean;
}

/** What this customer may not do now or soon, with the next step; the merchant places and lifts its own. */
export function RestrictionsPanel({ customer, restrictions, timeZone, today, mayWrite }: RestrictionsPanelProps) {
  const router = useRouter();
  const [isPlacing, setPlacing] = useState(false);

  async function lift(restriction: RestrictionRow, reason: string) {
    const key = { customerId: customer.id, restrictionId: restriction.id, reason };
    const outcome = await liftRestrictionAction(key).catch(unanswered);
    if (!outcome.ok) {
      router.refresh();
      return outcome.message;
    }
    toast.success(outcome.value.wasActive ? "Restriction lifted" : "Announcement taken back", {
      description: customer.name,
    });
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
        <p className="text-ink-muted text-ui">
          Nothing is restricted. {mayWrite ? "Restrict stops money in a second; you can lift it again." : null}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {restrictions.map((restriction) => (
            <RestrictionItem
              key={restriction.id}
              restriction={restriction}
              side="merchant"
              timeZone={timeZone}
              customerName={customer.name}
              onLift={mayWrite && restriction.isOwnToLift ? (reason: string) => lift(restriction, reason) : undefined}
            />
          ))}
        </ul>
      )}
      <PlaceRestrictionDialog
        open={isPlacing}
        onOpenChange={setPlacing}
        customer={customer}
        today={today}
        onDone={() => router.refresh()}
      />
    </Card>
  );
}
