"use client";

import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { ProfileFormProvider } from "@/components/customers/profile-form/profile-form-context";
import { ProfileSection } from "@/components/customers/profile-form/profile-section";
import { DocumentSlots } from "@/components/documents/document-slots";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SaveState } from "@/components/forms/save-state";
import { SubmitButton } from "@/components/forms/submit-button";
import { WizardFrame } from "@/components/forms/wizard-frame";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { CUSTOMER_TYPE_LABELS, type Purpose } from "@/lib/customers/constants";
import { idExpiryOf, placedFields, sectionsOf } from "@/lib/customers/fields";
import type { ProfileReference } from "@/lib/customers/reference/types";
import type { MissingItem } from "@/lib/customers/types";
import type { DocumentRow } from "@/lib/documents/types";
import { readDraftAction } from "@/lib/drafts/actions";
import { STEPS, stepOfSection } from "@/lib/drafts/constants";
import type { DraftAssessment, DraftDetail } from "@/lib/drafts/types";
import type { OwnOrganisation } from "@/lib/organisations/own/types";
import type { SenderChoice } from "@/lib/senders/types";
import { DiscardDraftButton } from "./discard-draft-button";
import { DraftSummary } from "./draft-summary";
import { ReviewStep } from "./review-step";
import { SaveNotice } from "./save-notice";
import { SenderStep } from "./sender-step";
import { neededItems, problemsIn, stepStates } from "./step-states";
import { useDraftForm } from "./use-draft-form";
import { useDraftSaving } from "./use-draft-saving";
import { useSubmission } from "./use-submission";
import { useWizardSteps } from "./use-wizard-steps";

interface DraftWizardProps {
  draft: DraftDetail;
  organisation: OwnOrganisation;
  documents: readonly DocumentRow[];
  senders: readonly SenderChoice[];
  reference: ProfileReference;
  assessment: DraftAssessment;
}

/** Undefined keys do not travel: a draft holds plain JSON. */
const plain = (values: object): Record<string, never> => JSON.parse(JSON.stringify(values));

const things = (count: number) => `${count} ${count === 1 ? "thing" : "things"}`;

/** Says what happens. */
function submitLabel({ problems, missing }: DraftAssessment): string {
  const wrong = Object.keys(problems).length;
  if (wrong > 0) return `Correct ${things(wrong)} to submit`;
  return missing.length === 0 ? "Submit for review" : `Save as pending info: ${things(missing.length)} missing`;
}

/** The wizard around one draft. All steps share one form, so that going back and forth loses nothing. */
export function DraftWizard(props: DraftWizardProps) {
  const { draft, organisation, reference } = props;
  const { type } = draft;
  const [purpose, setPurpose] = useState<Purpose>(draft.purpose);
  const [documents, setDocuments] = useState(props.documents);
  const [senders, setSenders] = useState(props.senders);
  const [senderIds, setSenderIds] = useState(draft.senderIds);
  const [visited, setVisited] = useState(draft.visited);
  const [attempt, setAttempt] = useState(0);
  const [shownProblems, setShownProblems] = useState<[string, string][]>([]);

  const facts = { type, purpose, documents, today: organisation.today };
  const { form, assessment, assess } = useDraftForm(draft.values, facts, props.assessment);
  const steps = useWizardSteps(type, draft.step);
  const spec = STEPS[type][steps.index];
  const saving = useDraftSaving(draft, () => ({
    values: plain(form.getValues()),
    step: steps.step,
    visited,
    purpose,
    senderIds,
  }));
  const submission = useSubmission(draft.id);
  const { subscribe } = form;
  const { touch, flush } = saving;

  useEffect(() => subscribe({ formState: { values: true }, callback: touch }), [subscribe, touch]);

  // What is kept besides the fields. The first run is what the server knows already.
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of these is a reason to save
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else touch();
  }, [purpose, senderIds, visited, steps.step, touch]);

  function leaveTo(next: string) {
    setVisited((before) => (before.includes(steps.step) ? before : [...before, steps.step]));
    setShownProblems([]);
    submission.forget();
    steps.goTo(next);
  }

  async function goOn(event: FormEvent) {
    event.preventDefault();
    const { problems } = await assess();
    const here = problemsIn(type, steps.step, problems);
    for (const [path, message] of here) form.setError(path, { type: "invalid", message });
    setShownProblems(here);
    if (here.length > 0) return setAttempt((count) => count + 1);
    const next = steps.ids[steps.index + 1];
    if (next) leaveTo(next);
    void flush();
  }

  async function submit() {
    const { problems } = await assess();
    const all = Object.entries(problems);
    setShownProblems(all);
    if (all.length > 0) return setAttempt((count) => count + 1);
    if (!(await flush())) return;
    const refusal = await submission.submit(saving.currentVersion(), title || "The customer");
    const fields = Object.entries(refusal?.fields ?? {}).filter(([path]) => path !== "sender_ids");
    for (const [path, message] of fields) form.setError(path, { type: "invalid", message });
    setShownProblems(fields);
    setAttempt((count) => count + 1);
  }

  async function loadTheirs() {
    const outcome = await readDraftAction({ draftId: draft.id }).catch(() => null);
    if (!outcome?.ok) {
      toast.error("The newer draft was not loaded", { description: outcome?.message ?? "Try again in a moment." });
      return;
    }
    const theirs = outcome.value;
    form.reset(theirs.values);
    setPurpose(theirs.purpose);
    setSenderIds(theirs.senderIds);
    setVisited(theirs.visited);
    await saving.resume(theirs.version, false);
  }

  const labels = useMemo(() => {
    void assessment;
    return new Map(placedFields(type, form.getValues()).map((field) => [field.path, field.label]));
  }, [type, form, assessment]);
  const chosen = senderIds.flatMap((id) => senders.find((sender) => sender.id === id) ?? []);
  const hrefOf = (item: MissingItem) => `?step=${stepOfSection(type, item.section)}${item.href}`;
  const names = form.getValues(["name", "first_name", "last_name"]).filter((part) => typeof part === "string");
  const title = names.join(" ").trim();
  const isReview = steps.step === "review";
  const sections = sectionsOf(type).filter((section) => spec?.sections.includes(section.id));
  const before = steps.ids[steps.index - 1];

  return (
    <ProfileFormProvider value={{ type, form, reference, mandatory: assessment.mandatory, onCommit: touch }}>
      <WizardFrame
        title={title || `New ${CUSTOMER_TYPE_LABELS[type].toLowerCase()}`}
        steps={stepStates({ type, draftId: draft.id, visited, assessment })}
        currentId={steps.step}
        onStep={leaveTo}
        stepDescription={sections.length > 1 ? undefined : spec?.description}
        saveState={<SaveState status={saving.status} onRetry={() => void flush()} />}
        actions={<DiscardDraftButton draftId={draft.id} title={title} onDiscarded={() => saving.stop()} />}
        aside={
          isReview ? undefined : (
            <DraftSummary
              type={type}
              purpose={purpose}
              onPurposeChange={setPurpose}
              missing={neededItems(type, form.getValues(), assessment)}
              onGo={steps.goToMissing}
              hrefOf={hrefOf}
            />
          )
        }
        footer={
          <>
            {before ? <Button onClick={() => leaveTo(before)}>Back</Button> : <span />}
            {isReview ? (
              <Button size="lg" variant="primary" loading={submission.isBusy} onClick={() => void submit()}>
                {submitLabel(assessment)}
              </Button>
            ) : (
              <SubmitButton size="lg" variant="primary" form="draft-step">
                Continue
              </SubmitButton>
            )}
          </>
        }
      >
        {saving.notice ? (
          <SaveNotice
            notice={saving.notice}
            timeZone={organisation.timeZone}
            onRetry={() => void flush()}
            onLoadTheirs={() => void loadTheirs()}
            onKeepMine={(version) => void saving.resume(version, true)}
          />
        ) : null}
        {submission.refusal && shownProblems.length === 0 ? (
          <Banner tone="danger" live>
            {submission.refusal.message}
          </Banner>
        ) : null}
        <ErrorSummary
          errors={shownProblems
            .filter(([name]) => name in assessment.problems || submission.refusal)
            .map(([name, message]) => ({ name, message }))}
          labelOf={(name) => labels.get(name)}
          attempt={attempt}
          onGo={steps.goToPath}
        />
        <form
          id="draft-step"
          method="post"
          noValidate
          onSubmit={(event) => void goOn(event)}
          className={sections.length > 0 ? "grid gap-8" : "hidden"}
        >
          {sections.map((section) => (
            <ProfileSection key={section.id} section={section} heading={sections.length > 1} />
          ))}
        </form>
        {steps.step === "documents" ? (
          <DocumentSlots
            target={{ draftId: draft.id }}
            requirements={assessment.requirements}
            documents={documents}
            today={organisation.today}
            idExpiryOf={(subject) => idExpiryOf(form.getValues(), subject)}
            onChange={setDocuments}
          />
        ) : null}
        {steps.step === "senders" ? (
          <SenderStep
            organisation={organisation}
            choices={senders}
            selectedIds={senderIds}
            onChange={setSenderIds}
            onCreated={(sender) => setSenders((known) => [...known, sender])}
          />
        ) : null}
        {isReview ? (
          <ReviewStep
            assessment={assessment}
            documents={documents}
            senders={chosen}
            onEdit={leaveTo}
            onGo={steps.goToMissing}
            onGoToPath={steps.goToPath}
            hrefOf={hrefOf}
          />
        ) : null}
      </WizardFrame>
    </ProfileFormProvider>
  );
}
