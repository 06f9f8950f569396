"use client";

import { createContext, useContext } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { CustomerType } from "@/lib/customers/constants";
import type { ProfileReference } from "@/lib/customers/reference/types";
import type { QuestionView } from "@/lib/requests/types";

export interface ProfileFormContext {
  type: CustomerType;
  /** Holds form values: `toFormValues` of a stored profile, or what a draft kept. */
  form: UseFormReturn<FieldValues>;
  reference: ProfileReference;
  /** Paths that the purpose asks for, `directors.*.first_name` for every row. */
  mandatory: readonly string[];
  /** What compliance asks for, by the path of the field. */
  asked?: Readonly<Record<string, QuestionView>> | undefined;
  /** A value left its field: a place to save. */
  onCommit?: (() => void) | undefined;
  disabled?: boolean | undefined;
}

export const ProfileFormProvider = createContext<ProfileFormContext | null>(null);

export function useProfileForm(): ProfileFormContext {
  const context = useContext(ProfileFormProvider);
  if (!context) throw new Error("A profile field outside a profile form");
  return context;
}

/** True where the purpose asks for the field. A person's row number counts for nothing. */
export function isRequired(mandatory: readonly string[], path: string): boolean {
  return mandatory.includes(path.replace(/\.\d+\./, ".*."));
}
