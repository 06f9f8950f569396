"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { addDays } from "@/lib/core/civil-date";
import { unansweredThen } from "@/lib/core/outcome";
import { requestInformationAction } from "@/lib/requests/actions";
import { REQUEST_LIMITS } from "@/lib/requests/constants";
import { thingsInWords } from "@/lib/requests/rules";
import { draftOf, targetOf } from "@/lib/requests/rules-targets";
import type { QuestionDraft, QuestionTarget } from "@/lib/requests/types";
import { ComposerItem } from "./composer-item";
import { RequestPreview } from "./request-preview";

interface RequestComposerProps {
  /** Outside ids. */
  of: { orgId: string; customerId: string; name: string };
  /** What is on the screen: nothing newer is asked about unseen. */
  version: number;
  evidence: readonly { sha256: string }[];
  /** Everything that can be asked for, from `listQuestionTargets`. */
  targets: readonly QuestionTarget[];
  /** Prefilled, for example from flagged fields and documents. */
  drafts: readonly QuestionDraft[];
  /** YYYY-MM-DD, of the organisation. */
  today: string;
  onSent?: (() => void) | undefined;
}

type Item = { id: number; draft: QuestionDraft };

/** Writes a request for information: what is asked for, two texts, a due day; shown as the merchant will see it, then sent. */
export function RequestComposer({ of, version, evidence, targets, drafts, today, onSent }: RequestComposerProps) {
  const router = useRouter();
  const [items, setItems] = useState<Item[]>(() => drafts.map((draft, id) => ({ id, draft })));
  const [nextId, setNextId] = useState(drafts.length);
  const [forCustomer, setForCustomer] = useState("We need a little more before we can finish the review.");
  const [forDeveloper, setForDeveloper] = useState("");
  const [dueOn, setDueOn] = useState(() => addDays(today, REQUEST_LIMITS.defaultDays));
  const [isPreviewing, setPreviewing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; fields: Record<string, string> }>();

  const shown = items.flatMap((item) => {
    const target = targetOf(targets, item.draft);
    return target ? [{ ...item, target }] : [];
  });
  const isAsked = (target: QuestionTarget) => shown.some((item) => item.target.key === target.key);
  const problemAt = (field: string) => refusal?.fields[field];
  const problemOf = (index: number) =>
    Object.entries(refusal?.fields ?? {}).find(
      ([field]) => field === `questions.${index}` || field.startsWith(`questions.${index}.`),
    )?.[1];

  function add(key: string | null) {
    const target = targets.find((one) => one.key === key);
    if (!target) return;
    setItems([...items, { id: nextId, draft: draftOf(target) }]);
    setNextId(nextId + 1);
  }

  async function send() {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await requestInformationAction({
      orgId: of.orgId,
      customerId: of.customerId,
      version,
      evidence: evidence.map((file) => file.sha256),
      questions: shown.map((item) => item.draft),
      forCustomer,
      forDeveloper,
      dueOn,
    }).catch(unansweredThen("Check your connection, then look whether it was sent."));
    setBusy(false);
    setPreviewing(false);
    if (!outcome.ok) {
      setRefusal({
        message: outcome.message,
        fields: outcome.fields ?? {},
      });
      router.refresh();
      return;
    }
    toast.success(`Asked for ${thingsInWords(shown.length)}`, {
      description: `The people who look after ${of.name} were told. The case waits for them.`,
    });
    setItems([]);
    onSent?.();
    router.refresh();
  }

  function preview(event: FormEvent) {
    event.preventDefault();
    if (shown.length === 0) {
      setRefusal({ message: "Choose at least one thing to ask for.", fields: {} });
      return;
    }
    setRefusal(undefined);
    setPreviewing(true);
  }

  return (
    <form method="post" noValidate onSubmit={preview} className="grid gap-4">
      {refusal ? (
        <Banner tone="danger" live title="Not sent">
          {refusal.message}
        </Banner>
      ) : null}
      {shown.map(({ id, draft, target }, index) => (
        <ComposerItem
          key={id}
          index={index}
          target={target}
          draft={draft}
          error={problemOf(index)}
          onChange={(next) => setItems(items.map((item) => (item.id === id ? { id, draft: next } : item)))}
          onRemove={() => setItems(items.filter((item) => item.id !== id))}
        />
      ))}
      <Field
        name="request.add"
        label={shown.length === 0 ? "What do you need?" : "Ask for something else, too"}
        help="Any field of the profile, any document, or one side of it"
      >
        {(ids) => (
          <Combobox
            {...ids}
            key={nextId}
            options={targets
              .filter((target) => !isAsked(target))
              .map((target) => ({ value: target.key, label: target.label, description: target.group }))}
            value={null}
            placeholder="Type to find a field or document"
            onValueChange={add}
          />
        )}
      </Field>
      <Field name="request.forCustomer" label="For the customer" required error={problemAt("forCustomer")}>
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            className="min-h-14"
            value={forCustomer}
            maxLength={REQUEST_LIMITS.text}
            onChange={(event) => setForCustomer(event.target.value)}
          />
        )}
      </Field>
      <Field name="request.forDeveloper" label="For the developer" required={false} error={problemAt("forDeveloper")}>
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            className="min-h-14"
            value={forDeveloper}
            maxLength={REQUEST_LIMITS.text}
            onChange={(event) => setForDeveloper(event.target.value)}
          />
        )}
      </Field>
      <Field name="request.dueOn" label="Answer by" required error={problemAt("dueOn")}>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            className="tabular max-w-48"
            min={addDays(today, 1)}
            max={addDays(today, REQUEST_LIMITS.maxDays)}
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" variant="primary">
          Preview the request
        </Button>
      </div>
      <Dialog
        open={isPreviewing}
        onOpenChange={setPreviewing}
        title={`Ask ${of.name} for ${thingsInWords(shown.length)}?`}
        description="This is what the merchant reads. The customer waits for the answer meanwhile."
        footer={
          <>
            <Button onClick={() => setPreviewing(false)}>Keep writing</Button>
            <Button variant="primary" loading={isBusy} onClick={() => void send()}>
              Send the request
            </Button>
          </>
        }
      >
        <RequestPreview
          questions={shown.map(({ id, draft, target }) => ({ ...draft, id, title: target.label }))}
          forCustomer={forCustomer}
          dueOn={dueOn}
        />
      </Dialog>
    </form>
  );
}
