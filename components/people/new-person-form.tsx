"use client";

import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { PASSWORD_MIN } from "@/lib/auth/constants";
import { acceptAsNewAction } from "@/lib/people/actions-links";

interface NewPersonFormProps {
  token: string;
  email: string;
}

/** Name and password of somebody who accepts an invitation and has no account yet. */
export function NewPersonForm({ token, email }: NewPersonFormProps) {
  const form = useActionForm(
    { name: "", password: "" },
    (values) => acceptAsNewAction({ token, ...values }),
    () => window.location.assign("/"),
  );
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid gap-4">
      {form.refusal ? (
        <Banner tone="danger" live>
          {form.refusal}
        </Banner>
      ) : null}
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <PlainField {...form.bind("name")} label="Your name" autoComplete="name" maxLength={100} />
      <PlainField
        {...form.bind("password")}
        label="Choose a password"
        type="password"
        autoComplete="new-password"
        help={`At least ${PASSWORD_MIN} characters. A few words in a row work well.`}
      />
      <SubmitButton variant="primary" size="lg" loading={form.busy}>
        Accept and sign in
      </SubmitButton>
    </form>
  );
}
