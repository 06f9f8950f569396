"use client";

import { type FormEvent, useMemo } from "react";
import { ProfileFormProvider } from "@/components/customers/profile-form/profile-form-context";
import { ProfileSection } from "@/components/customers/profile-form/profile-section";
import { knownFacts } from "@/components/customers/profile-form/use-country-facts";
import { useDraftForm } from "@/components/customers/wizard/use-draft-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LinkButton } from "@/components/ui/link-button";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import { pathLabel } from "@/lib/customers/detail/rules-labels";
import { sectionsOf } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import type { ProfileReference } from "@/lib/customers/reference/types";
import { toFormValues } from "@/lib/customers/rules-form-values";
import type { DocumentRow } from "@/lib/documents/types";
import type { DraftAssessment } from "@/lib/drafts/types";
import type { QuestionView } from "@/lib/requests/types";
import { clashRows } from "./clash-rows";
import { EditConflictPanel } from "./edit-conflict-panel";
import { ReopenHint } from "./reopen-hint";
import { useCustomerEdit } from "./use-customer-edit";
import { useHashFocus } from "./use-hash-focus";
import { useIsChanged } from "./use-is-changed";
import { useLeaveGuard } from "./use-leave-guard";

interface EditFormProps {
  customer: { id: string; name: string; version: number; status: CustomerStatus; profile: CustomerProfile };
  purpose: Purpose;
  documents: readonly DocumentRow[];
  reference: ProfileReference;
  assessment: DraftAssessment;
  /** What compliance asks for, by the path of the field. */
  asked: Readonly<Record<string, QuestionView>>;
  today: string;
  timeZone: string;
}

/** The profile of a customer as one form. What was typed survives refusals and other people's changes. */
export function EditForm(props: EditFormProps) {
  const { customer, purpose, documents, reference, today } = props;
  const { profile } = customer;
  const { type } = profile;
  const values = useMemo(() => toFormValues(profile), [profile]);
  const { form, assessment, assess } = useDraftForm(values, { type, purpose, documents, today }, props.assessment);
  const edit = useCustomerEdit(form, customer);
  const isDirty = useIsChanged(form, values);
  const guard = useLeaveGuard(isDirty && edit.state !== "saved");
  useHashFocus();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (edit.state !== "editing") return;
    const { problems } = await assess();
    if (Object.keys(problems).length > 0) edit.showProblems(problems);
    else await edit.save();
  }

  const rows = edit.conflict
    ? clashRows(type, edit.conflict.clashes, form.getValues(), edit.conflict.theirs, (country) =>
        knownFacts(reference, country),
      )
    : [];
  return (
    <ProfileFormProvider value={{ type, form, reference, mandatory: assessment.mandatory, asked: props.asked }}>
      <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid max-w-[40rem] gap-8">
        <ErrorSummary
          errors={edit.problems.map(([name, message]) => ({ name, message }))}
          labelOf={(name) => pathLabel(type, name)}
          attempt={edit.attempt}
        />
        <h2 className="sr-only">Profile</h2>
        {sectionsOf(type).map((section) => (
          <ProfileSection key={section.id} section={section} />
        ))}
        <div className="sticky bottom-0 z-10 -mx-1 grid gap-3 border-t bg-surface px-1 py-4">
          {edit.refusal ? (
            <Banner tone="danger" live title="Not saved">
              {edit.refusal}
            </Banner>
          ) : null}
          <ReopenHint form={form} profile={profile} status={customer.status} today={today} />
          <div className="flex flex-wrap items-center justify-end gap-2">
            <span role="status" className="mr-auto text-ink-muted text-mini">
              {isDirty ? "Not saved yet" : "No changes"}
            </span>
            <LinkButton href={`/customers/${customer.id}`}>Cancel</LinkButton>
            <SubmitButton variant="primary" loading={edit.state !== "editing"}>
              Save changes
            </SubmitButton>
          </div>
        </div>
      </form>
      {edit.conflict ? (
        <EditConflictPanel
          key={edit.conflict.version}
          open
          who={edit.conflict.editedByName || "Somebody else"}
          at={edit.conflict.at}
          timeZone={props.timeZone}
          rows={rows}
          onClose={edit.closeConflict}
          onChosen={(units) => void edit.resolve(units)}
        />
      ) : null}
      <ConfirmDialog
        open={guard.isAsking}
        onOpenChange={(isOpen) => (isOpen ? undefined : guard.stay())}
        title="Leave without saving?"
        consequences={`What you changed for ${customer.name} is lost when you leave this page.`}
        confirmLabel="Leave without saving"
        cancelLabel="Keep editing"
        onConfirm={() => {
          guard.leave();
          return undefined;
        }}
      />
    </ProfileFormProvider>
  );
}
