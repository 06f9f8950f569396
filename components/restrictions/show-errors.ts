import { focusField } from "@/components/forms/field-id";
import type { Refusal } from "@/lib/core/outcome";

type Issue = { path: readonly PropertyKey[]; message: string };
type Show = (field: string, message: string) => void;

/** Fields are named after the form they are in: a page may have a reason or a day of its own. */
const FIELD_PREFIX = "restriction";

/** Puts the messages of a parse at their fields and leads to the first. */
export function showIssues(issues: readonly Issue[], empty: object, show: Show): void {
  showFields(Object.fromEntries(issues.map((issue) => [String(issue.path[0] ?? ""), issue.message])), empty, show);
}

/** Puts a refusal's messages at their fields; gives the sentence for what stands at none. */
export function showRefusal(refusal: Refusal, empty: object, show: Show): string | undefined {
  return showFields(refusal.fields ?? {}, empty, show) ? undefined : refusal.message;
}

function showFields(problems: Record<string, string>, empty: object, show: Show): boolean {
  const known = Object.entries(problems).filter(([name]) => name in empty);
  for (const [name, message] of known) show(name, message);
  const [first] = known;
  if (first) requestAnimationFrame(() => focusField(`${FIELD_PREFIX}.${first[0]}`));
  return first !== undefined;
}
