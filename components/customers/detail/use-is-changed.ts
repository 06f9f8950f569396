"use client";

import { useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { isSameValue } from "@/lib/customers/detail/rules-merge";

/** Does the form say something else than these values? A field that was drawn empty is no change. */
export function useIsChanged(form: UseFormReturn<FieldValues>, values: FieldValues): boolean {
  const [isChanged, setChanged] = useState(false);
  const { subscribe, getValues } = form;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: () => setChanged(!isSameValue(getValues(), values)),
      }),
    [subscribe, getValues, values],
  );
  return isChanged;
}
