"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { disableTotpAction, renewRecoveryCodesAction } from "@/lib/people/actions-account";
import type { SecurityPage } from "@/lib/people/types";
import { ProtectedDialog } from "./protected-dialog";
import { RecoveryCodes } from "./recovery-codes";
import { TwoStepEnrol } from "./two-step-enrol";

type TwoStepCardProps = Pick<SecurityPage, "hasTotp" | "recoveryCodesLeft" | "requiredBy" | "mustEnrol">;

/** Two-step sign-in: turn it on, make new recovery codes, turn it off. */
export function TwoStepCard({ hasTotp, recoveryCodesLeft, requiredBy, mustEnrol }: TwoStepCardProps) {
  const router = useRouter();
  // Kept while the recovery codes are on screen, although the server says "on" by then.
  const [isEnrolling, setEnrolling] = useState(mustEnrol);
  // As it was when the page opened: once the factor is on, the page is rendered anew without it.
  const [wasLedHere] = useState(mustEnrol);
  const [dialog, setDialog] = useState<"off" | "renew" | null>(null);
  const [codes, setCodes] = useState<string[]>();

  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          Two-step sign-in
          <Badge tone={hasTotp ? "success" : "neutral"}>{hasTotp ? "On" : "Off"}</Badge>
        </span>
      }
      description="After your password you also enter a code that only your phone knows."
    >
      <div className="grid gap-4">
        {requiredBy && !hasTotp ? (
          <Banner tone="warning" title={`${requiredBy} asks everybody for two-step sign-in`}>
            Set it up here; then everything else opens.
          </Banner>
        ) : null}
        {isEnrolling ? (
          <TwoStepEnrol
            onFinished={() => {
              setEnrolling(false);
              if (wasLedHere) window.location.assign("/");
              else router.refresh();
            }}
          />
        ) : hasTotp ? (
          <>
            {codes ? (
              <RecoveryCodes codes={codes} />
            ) : (
              <p className="text-ink-muted text-ui">
                {recoveryCodesLeft === 1 ? "1 recovery code is" : `${recoveryCodesLeft} recovery codes are`} left.
                {recoveryCodesLeft < 4 ? " Make new ones before they run out." : ""}
              </p>
            )}
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setDialog("renew")}>Make new recovery codes</Button>
              {requiredBy ? null : <Button onClick={() => setDialog("off")}>Turn off</Button>}
            </div>
            {requiredBy ? (
              <p className="text-ink-muted text-mini">
                {requiredBy} asks everybody for it, so it cannot be turned off.
              </p>
            ) : null}
          </>
        ) : (
          <div>
            <Button variant="primary" onClick={() => setEnrolling(true)}>
              Turn on
            </Button>
          </div>
        )}
      </div>
      <ProtectedDialog
        open={dialog === "renew"}
        onOpenChange={(open) => setDialog(open ? "renew" : null)}
        title="Make new recovery codes?"
        description="The codes you have now stop working."
        submitLabel="Make new codes"
        tone="primary"
        action={renewRecoveryCodesAction}
        onDone={(value) => {
          setCodes(value.codes);
          setDialog(null);
          router.refresh();
        }}
      />
      <ProtectedDialog
        open={dialog === "off"}
        onOpenChange={(open) => setDialog(open ? "off" : null)}
        title="Turn off two-step sign-in?"
        description="Your password alone will open your account. The recovery codes stop working."
        submitLabel="Turn off"
        tone="danger"
        action={disableTotpAction}
        onDone={() => {
          setDialog(null);
          toast.success("Two-step sign-in is off");
          router.refresh();
        }}
      />
    </Card>
  );
}
