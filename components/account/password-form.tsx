"use client";

import { useRouter } from "next/navigation";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { toast } from "@/components/ui/toast";
import { PASSWORD_MIN } from "@/lib/auth/constants";
import { changePasswordAction } from "@/lib/people/actions-account";
import { PlainField } from "./plain-field";
import { useActionForm } from "./use-action-form";

export function PasswordForm() {
  const router = useRouter();
  const form = useActionForm({ password: "", newPassword: "" }, changePasswordAction, () => {
    form.reset();
    toast.success("Your password was changed", { description: "Every other session was signed out." });
    router.refresh();
  });
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid max-w-md gap-4">
      {form.refusal ? (
        <Banner tone="danger" live>
          {form.refusal}
        </Banner>
      ) : null}
      <PlainField
        {...form.bind("password")}
        label="Password you have now"
        type="password"
        autoComplete="current-password"
      />
      <PlainField
        {...form.bind("newPassword")}
        label="New password"
        type="password"
        autoComplete="new-password"
        help={`At least ${PASSWORD_MIN} characters. A few words in a row work well.`}
      />
      <div>
        <SubmitButton loading={form.busy}>Change password</SubmitButton>
      </div>
    </form>
  );
}
