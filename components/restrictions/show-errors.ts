import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import type { z } from "zod";
import { focusField } from "@/components/forms/field-id";
import type { Refusal } from "@/lib/core/outcome";

/** Puts the messages of a parse at their fields and leads to the first. */
export function showZodErrors<V extends FieldValues>(error: z.ZodError, empty: V, setError: UseFormSetError<V>): void {
  const problems = Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]));
  showFields(problems, empty, setError);
}

/** Puts a refusal's messages at their fields; gives the sentence for what stands at none. */
export function showRefusal<V extends FieldValues>(
  refusal: Refusal | null,
  empty: V,
  setError: UseFormSetError<V>,
): string | undefined {
  if (!refusal) return "The answer did not arrive. Check your connection and try again; nothing is done twice.";
  return showFields(refusal.fields ?? {}, empty, setError) ? undefined : refusal.message;
}

function showFields<V extends FieldValues>(
  problems: Record<string, string>,
  empty: V,
  setError: UseFormSetError<V>,
): boolean {
  const known = Object.entries(problems).filter(([name]) => name in empty);
  for (const [name, message] of known) setError(name as FieldPath<V>, { message });
  const [first] = known;
  if (first) requestAnimationFrame(() => focusField(first[0]));
  return first !== undefined;
}
