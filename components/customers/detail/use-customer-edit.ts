"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { STATUS_LABELS } from "@/lib/customers/constants";
import { updateCustomerAction } from "@/lib/customers/detail/actions";
import { editClashes, takenValues, theirValues } from "@/lib/customers/detail/rules-merge";
import type { EditConflict } from "@/lib/customers/detail/types";
import type { CustomerProfile } from "@/lib/customers/input";
import { fromFormValues, toFormValues } from "@/lib/customers/rules-form-values";

type Values = Record<string, unknown>;
export type OpenConflict = EditConflict & { theirs: Values; clashes: ReturnType<typeof editClashes> };

/** Undefined keys do not travel. */
const plain = (values: object): Record<string, never> => JSON.parse(JSON.stringify(values));

function conflictOf(detail: unknown): EditConflict | null {
  return typeof detail === "object" && detail !== null && "changed" in detail ? (detail as EditConflict) : null;
}

/** Saving the edit form: what was refused, and the way out of another person's change. */
export function useCustomerEdit(
  form: UseFormReturn<FieldValues>,
  customer: { id: string; name: string; version: number; profile: CustomerProfile },
) {
  const router = useRouter();
  const { profile } = customer;
  // Where the next save begins: after a conflict, at the other person's version.
  const [base, setBase] = useState({ version: customer.version, profile });
  const [conflict, setConflict] = useState<OpenConflict | null>(null);
  const [problems, setProblems] = useState<[string, string][]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<"editing" | "saving" | "saved">("editing");

  function showProblems(found: Record<string, string>) {
    for (const [path, message] of Object.entries(found)) form.setError(path, { type: "invalid", message });
    setProblems(Object.entries(found));
    setAttempt((count) => count + 1);
  }

  async function save(from = base) {
    setRefusal(undefined);
    setProblems([]);
    setState("saving");
    const mine: Values = form.getValues();
    const outcome = await updateCustomerAction({
      customerId: customer.id,
      version: from.version,
      profile: plain(fromFormValues(profile.type, mine)),
    }).catch(unanswered);
    if (outcome.ok) {
      setState("saved");
      const isSame = outcome.value.version === from.version;
      toast.success(isSame ? "Nothing was changed" : `The profile of ${customer.name} was saved`, {
        description: isSame ? undefined : `Status: ${STATUS_LABELS[outcome.value.status]}.`,
      });
      router.push(`/customers/${customer.id}` as Route);
      return;
    }
    setState("editing");
    const detail = conflictOf(outcome.detail);
    if (detail) {
      const theirs = theirValues(from.profile, detail.changed);
      const clashes = editClashes(toFormValues(from.profile), mine, theirs, detail.changed);
      setConflict({ ...detail, theirs, clashes });
    } else if (outcome.fields) showProblems(outcome.fields);
    else setRefusal(outcome.message);
  }

  /** Takes these units from the other person, keeps the rest as typed, and saves on the newer version. */
  async function resolve(units: readonly string[]) {
    if (!conflict) return;
    for (const [path, value] of takenValues(form.getValues(), conflict.theirs, units)) {
      form.setValue(path, value, { shouldDirty: true });
    }
    const next = {
      version: conflict.version,
      profile: fromFormValues(profile.type, conflict.theirs) as CustomerProfile,
    };
    setBase(next);
    setConflict(null);
    await save(next);
  }

  return {
    ...{ state, conflict, problems, refusal, attempt },
    ...{ save, resolve, showProblems, closeConflict: () => setConflict(null) },
  };
}
