"use client";

import { X } from "lucide-react";
import { Field } from "@/components/forms/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { REJECT_LABEL_OPTIONS, type RejectLabel } from "@/lib/documents/constants";
import { QUESTION_STATUS_LABELS, QUESTION_STATUSES, REQUEST_LIMITS } from "@/lib/requests/constants";
import { suggestedTexts } from "@/lib/requests/rules-targets";
import type { QuestionDraft, QuestionTarget } from "@/lib/requests/types";

interface ComposerItemProps {
  index: number;
  target: QuestionTarget;
  draft: QuestionDraft;
  error?: string | undefined;
  onChange: (draft: QuestionDraft) => void;
  onRemove: () => void;
}

const STATUS_OPTIONS = QUESTION_STATUSES.map((value) => ({ value, label: QUESTION_STATUS_LABELS[value] }));

/** One question as the reviewer writes it. Changing what is wrong offers new words, unless somebody wrote their own. */
export function ComposerItem({ index, target, draft, error, onChange, onRemove }: ComposerItemProps) {
  const name = `questions.${index}`;
  const isFile = target.dataType === "URI";
  const options = target.isEmpty
    ? STATUS_OPTIONS.filter((option) => option.value === "MISSING")
    : STATUS_OPTIONS.filter((option) => option.value !== "MISSING" || (isFile && draft.side === undefined));

  function change(wrong: Partial<Pick<QuestionDraft, "status" | "label">>) {
    const before = suggestedTexts(target, draft);
    const next = { ...draft, ...wrong };
    const offered = suggestedTexts(target, next);
    onChange({
      ...next,
      reason: draft.reason === before.reason ? offered.reason : draft.reason,
      forCustomer: draft.forCustomer === before.forCustomer ? offered.forCustomer : draft.forCustomer,
    });
  }

  return (
    <fieldset className="grid gap-3 rounded-lg border border-line p-4">
      <legend className="sr-only">{target.label}</legend>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p aria-hidden="true" className="font-medium text-ink text-ui">
            {target.label}
          </p>
          <p className="text-ink-subtle text-mini">{target.group}</p>
        </div>
        <IconButton label={`Do not ask for ${target.label}`} size="sm" onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {error ? (
        <p role="alert" className="text-danger-ink text-mini">
          {error}
        </p>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name={`${name}.status`} label="What is wrong">
          {(ids) => (
            <Select
              {...ids}
              options={options}
              value={draft.status}
              onValueChange={(status) => change({ status, ...(status === "MISSING" ? { label: undefined } : {}) })}
            />
          )}
        </Field>
        {isFile && !target.isEmpty && draft.status !== "MISSING" ? (
          <Field name={`${name}.label`} label="Label">
            {(ids) => (
              <Select<RejectLabel>
                {...ids}
                options={REJECT_LABEL_OPTIONS}
                value={draft.label ?? null}
                placeholder="Choose a label"
                onValueChange={(label) => change({ label, status: label === "EXPIRED" ? "EXPIRED" : draft.status })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <Field name={`${name}.reason`} label="Reason" required>
        {(ids) => (
          <Input
            {...ids}
            value={draft.reason}
            maxLength={REQUEST_LIMITS.reason}
            onChange={(event) => onChange({ ...draft, reason: event.target.value })}
          />
        )}
      </Field>
      <Field name={`${name}.forCustomer`} label="What the customer should do" required>
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            className="min-h-14"
            value={draft.forCustomer}
            maxLength={REQUEST_LIMITS.text}
            onChange={(event) => onChange({ ...draft, forCustomer: event.target.value })}
          />
        )}
      </Field>
      <details>
        <summary className="cursor-pointer rounded-sm text-accent-ink text-mini">
          For developers {draft.forDeveloper ? "" : "(nothing written)"}
        </summary>
        <Field name={`${name}.forDeveloper`} label="For the integration" className="mt-2">
          {(ids) => (
            <Textarea
              {...ids}
              rows={2}
              className="min-h-14"
              value={draft.forDeveloper}
              maxLength={REQUEST_LIMITS.text}
              onChange={(event) => onChange({ ...draft, forDeveloper: event.target.value })}
            />
          )}
        </Field>
      </details>
    </fieldset>
  );
}
