"use client";

import { useRouter } from "next/navigation";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { toast } from "@/components/ui/toast";
import { changeNameAction } from "@/lib/people/actions-account";
import { PlainField } from "./plain-field";
import { useActionForm } from "./use-action-form";

export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const form = useActionForm({ name }, changeNameAction, () => {
    toast.success("Your name was saved");
    router.refresh();
  });
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid gap-4">
      {form.refusal ? (
        <Banner tone="danger" live>
          {form.refusal}
        </Banner>
      ) : null}
      <PlainField
        {...form.bind("name")}
        label="Name"
        autoComplete="name"
        maxLength={100}
        help="Your colleagues see it beside everything you do."
      />
      <div>
        <SubmitButton loading={form.busy} disabled={form.values.name === name}>
          Save name
        </SubmitButton>
      </div>
    </form>
  );
}
