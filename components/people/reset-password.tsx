"use client";

import { useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { PASSWORD_MIN } from "@/lib/auth/constants";
import { completeResetAction, requestResetAction } from "@/lib/people/actions-links";
import { useFragmentToken } from "./use-fragment-token";

function AskForm({ isDemo }: { isDemo: boolean }) {
  const [sentTo, setSentTo] = useState<string>();
  const form = useActionForm({ email: "" }, requestResetAction, (_, { email }) => setSentTo(email));
  if (sentTo !== undefined) {
    return (
      <div className="grid gap-4">
        <Banner tone="success" title="Look into your mail" live>
          If {sentTo} has an account, a link is on its way. It works for one hour.
          {isDemo ? " In this demo no mail leaves: ops@portico.test finds it under Outbox." : ""}
        </Banner>
        <LinkButton href="/sign-in">Back to sign in</LinkButton>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid gap-4">
      {form.refusal ? (
        <Banner tone="danger" live>
          {form.refusal}
        </Banner>
      ) : null}
      <p className="text-ink-muted text-ui">We send you a link to choose a new password.</p>
      <PlainField {...form.bind("email")} label="E-mail" type="email" autoComplete="username" />
      <SubmitButton variant="primary" size="lg" loading={form.busy}>
        Send the link
      </SubmitButton>
      <p className="text-center text-ui">
        <TextLink href="/sign-in">Back to sign in</TextLink>
      </p>
    </form>
  );
}

function ChooseForm({ token }: { token: string }) {
  const [isDone, setDone] = useState(false);
  const form = useActionForm(
    { password: "" },
    ({ password }) => completeResetAction({ token, password }),
    () => setDone(true),
  );
  if (isDone) {
    return (
      <div className="grid gap-4">
        <Banner tone="success" title="Your password was changed" live>
          Every session was signed out. Sign in with the new password.
        </Banner>
        <LinkButton href="/sign-in" variant="primary" size="lg">
          Sign in
        </LinkButton>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid gap-4">
      {form.refusal ? (
        <Banner tone="danger" live>
          {form.refusal}
        </Banner>
      ) : null}
      <PlainField
        {...form.bind("password")}
        label="New password"
        type="password"
        autoComplete="new-password"
        help={`At least ${PASSWORD_MIN} characters. A few words in a row work well.`}
      />
      <SubmitButton variant="primary" size="lg" loading={form.busy}>
        Save the new password
      </SubmitButton>
    </form>
  );
}

/** Both halves of a reset: asking for the link, and what the link opens. */
export function ResetPassword({ isDemo }: { isDemo: boolean }) {
  const token = useFragmentToken();
  return token ? <ChooseForm token={token} /> : <AskForm isDemo={isDemo} />;
}
