"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { REJECT_LABEL_OPTIONS, type RejectLabel } from "@/lib/documents/constants";
import {
  FINDING_LIMITS,
  FINDING_STATUS_LABELS,
  type FindingStatus,
  STATUS_BY_LABEL,
} from "@/lib/reviews/findings/constants";
import { statusesFor, suggestedTexts } from "@/lib/reviews/findings/rules";
import type { FindingTexts, Markable } from "@/lib/reviews/findings/types";
import { useCaseDesk } from "./case-desk-context";

const FIELDS: { name: keyof FindingTexts; label: string; help: string }[] = [
  {
    name: "forCustomer",
    label: "For the customer",
    help: "They read this word for word when you ask for information.",
  },
  { name: "forDeveloper", label: "For the developer", help: "Goes with the event to the merchant's own system." },
];

/** Why something is flagged, in a label and two texts. The first words are proposed and can be changed. */
export function CaseFlagForm({ of }: { of: Markable }) {
  const desk = useCaseDesk();
  const before = desk.findings.get(of.target);
  const statuses = statusesFor(of);
  const [label, setLabel] = useState<RejectLabel | null>(before?.label ?? null);
  const [status, setStatus] = useState<FindingStatus | null>(
    before?.status ?? (of.kind === "document" ? null : (statuses[0] ?? null)),
  );
  const [own, setOwn] = useState<Partial<FindingTexts>>(
    before?.verdict === "FLAGGED" ? { forCustomer: before.forCustomer, forDeveloper: before.forDeveloper } : {},
  );
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const proposed: FindingTexts = status ? suggestedTexts(of, status, label) : { forCustomer: "", forDeveloper: "" };
  const texts = { ...proposed, ...own };

  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
    first.current?.focus({ preventScroll: true });
  }, []);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (isBusy) return;
    const short = FIELDS.find(({ name }) => texts[name].trim().length < FINDING_LIMITS.textMin);
    if (status === null) return setRefusal("Choose what is wrong.");
    if (short) return setRefusal(`${short.label}: write at least ${FINDING_LIMITS.textMin} characters.`);
    setIsBusy(true);
    setRefusal(undefined);
    const answer = await desk.flag(of, { verdict: "FLAGGED", status, label, ...texts });
    setIsBusy(false);
    if (answer) setRefusal(answer);
    else desk.stopFlag();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      desk.stopFlag();
    }
  }

  return (
    <form
      ref={form}
      aria-label={`Flag ${of.label}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
      noValidate
      className="mt-2 grid scroll-my-4 gap-3 rounded-lg max-xl:scroll-mb-24 border border-line-strong bg-raised p-3"
    >
      <div className="grid gap-1">
        <span id={`${id}-what`} className="font-medium text-ink text-mini">
          What is wrong
        </span>
        {of.kind === "document" ? (
          <Select
            aria-labelledby={`${id}-what`}
            triggerRef={first}
            size="sm"
            options={REJECT_LABEL_OPTIONS}
            value={label}
            placeholder="Choose what is wrong with the document"
            onValueChange={(next) => {
              setLabel(next);
              setStatus(STATUS_BY_LABEL[next]);
              setOwn({});
            }}
          />
        ) : (
          <Select
            aria-labelledby={`${id}-what`}
            triggerRef={first}
            size="sm"
            options={statuses.map((value) => ({ value, label: FINDING_STATUS_LABELS[value] }))}
            value={status}
            onValueChange={(next) => {
              setStatus(next);
              setOwn({});
            }}
          />
        )}
      </div>
      {FIELDS.map(({ name, label: title, help }) => (
        <div key={name} className="grid gap-1">
          <label htmlFor={`${id}-${name}`} className="font-medium text-ink text-mini">
            {title}
          </label>
          <Textarea
            id={`${id}-${name}`}
            rows={2}
            className="min-h-14 text-ui"
            maxLength={FINDING_LIMITS.textMax}
            aria-describedby={`${id}-${name}-help`}
            value={texts[name]}
            onChange={(event) => setOwn((now) => ({ ...now, [name]: event.target.value }))}
          />
          <p id={`${id}-${name}-help`} className="text-ink-subtle text-mini">
            {help}
          </p>
        </div>
      ))}
      {refusal ? (
        <Banner tone="danger" live>
          {refusal}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto hidden text-ink-subtle text-mini sm:inline">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> flags, <Kbd>Esc</Kbd> leaves
        </span>
        <Button size="sm" onClick={desk.stopFlag}>
          Cancel
        </Button>
        <Button size="sm" type="submit" variant="danger" loading={isBusy}>
          Flag
        </Button>
      </div>
    </form>
  );
}
