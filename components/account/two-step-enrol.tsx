"use client";

import { useState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { beginTotpAction, confirmTotpAction } from "@/lib/people/actions-account";
import { PlainField } from "./plain-field";
import { RecoveryCodes } from "./recovery-codes";
import { useActionForm } from "./use-action-form";

type Step = { at: "password" } | { at: "code"; secret: string; qrSvg: string } | { at: "codes"; codes: string[] };

/** Turns two-step sign-in on: password, then the QR code and a code that proves it was read, then the recovery codes. */
export function TwoStepEnrol({ onFinished }: { onFinished: () => void }) {
  const [step, setStep] = useState<Step>({ at: "password" });
  const begin = useActionForm({ password: "" }, beginTotpAction, (value) => setStep({ at: "code", ...value }));
  const confirm = useActionForm({ code: "" }, confirmTotpAction, ({ codes }) => setStep({ at: "codes", codes }));
  const form = step.at === "code" ? confirm : begin;
  const refusal = form.refusal ? (
    <Banner tone="danger" live>
      {form.refusal}
    </Banner>
  ) : null;

  if (step.at === "codes") {
    return (
      <div className="grid gap-4">
        <p role="status" className="text-ui">
          Two-step sign-in is on.
        </p>
        <RecoveryCodes codes={step.codes} />
        <div>
          <Button variant="primary" onClick={onFinished}>
            I have kept the codes
          </Button>
        </div>
      </div>
    );
  }
  if (step.at === "password") {
    return (
      <form method="post" onSubmit={begin.submit} noValidate className="grid max-w-md gap-4">
        {refusal}
        <PlainField
          {...begin.bind("password")}
          label="Your password"
          type="password"
          autoComplete="current-password"
          help="We ask again, because this changes how your account is guarded."
        />
        <div>
          <SubmitButton variant="primary" loading={begin.busy}>
            Set up two-step sign-in
          </SubmitButton>
        </div>
      </form>
    );
  }
  return (
    <form method="post" onSubmit={confirm.submit} noValidate className="grid gap-5">
      {refusal}
      <div className="flex flex-wrap items-start gap-6">
        {/* biome-ignore lint/performance/noImgElement: a drawing that came with the answer, nothing to optimise */}
        <img
          alt="QR code for your authenticator app"
          src={`data:image/svg+xml,${encodeURIComponent(step.qrSvg)}`}
          className="size-44 rounded-lg border border-line bg-white p-1"
        />
        <ol className="grid max-w-sm flex-1 basis-60 list-decimal gap-2 pl-5 text-ui">
          <li>Open your authenticator app, for example on your phone.</li>
          <li>
            Scan this code, or type in the key:
            <CopyableId
              value={step.secret}
              label="key"
              className="mt-1 break-all text-left [&>span]:whitespace-normal"
            />
          </li>
          <li>Enter the six digits that the app shows.</li>
        </ol>
      </div>
      <div className="max-w-52">
        <PlainField
          {...confirm.bind("code")}
          label="Code from the app"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          className="font-mono"
        />
      </div>
      <div>
        <SubmitButton variant="primary" loading={confirm.busy}>
          Turn on
        </SubmitButton>
      </div>
    </form>
  );
}
