"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, type Resolver, set, useForm } from "react-hook-form";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import type { DocumentRow } from "@/lib/documents/types";
import type { DraftAssessment, DraftValues } from "@/lib/drafts/types";

type Facts = { type: CustomerType; purpose: Purpose; documents: readonly DocumentRow[]; today: string };

const ASSESS_AFTER_MS = 200;

// The checks weigh more than the form: they arrive after it.
const loadRules = () => import("@/lib/drafts/rules");

/** The form of a draft, checked by the same rules as on the server. `assess` gives the newest answer and shows it. */
export function useDraftForm(values: DraftValues, facts: Facts, initial: DraftAssessment) {
  const [assessment, setAssessment] = useState(initial);
  const latest = useRef(facts);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const resolver = useMemo<Resolver<FieldValues>>(
    () => async (typed) => {
      const { assessDraft } = await loadRules();
      const { problems } = assessDraft({ ...latest.current, values: typed });
      const errors: FieldErrors<FieldValues> = {};
      for (const [path, message] of Object.entries(problems)) set(errors, path, { type: "invalid", message });
      return Object.keys(problems).length > 0 ? { values: {}, errors } : { values: typed, errors: {} };
    },
    [],
  );
  const form = useForm<FieldValues>({ defaultValues: values, resolver, mode: "onTouched", shouldFocusError: false });
  const { getValues, subscribe } = form;

  const assess = useCallback(async (): Promise<DraftAssessment> => {
    clearTimeout(timer.current);
    const { assessDraft } = await loadRules();
    const result = assessDraft({ ...latest.current, values: getValues() });
    setAssessment(result);
    return result;
  }, [getValues]);

  const { type, purpose, documents, today } = facts;
  const isFirst = useRef(true);
  useEffect(() => {
    latest.current = { type, purpose, documents, today };
    // The server's first answer stands until something changes.
    if (isFirst.current) isFirst.current = false;
    else void assess();
  }, [type, purpose, documents, today, assess]);

  useEffect(() => {
    const stop = subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void assess(), ASSESS_AFTER_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [subscribe, assess]);

  return { form, assessment, assess };
}
