import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { countWords } from "@/lib/core/count-words";
import { IMPORTS_PATH } from "@/lib/customers/import/constants";
import type { ImportDetail } from "@/lib/customers/import/types";

/** What an import came to, in a sentence, and where to go from here. */
export function ImportOutcome({ detail }: { detail: ImportDetail }) {
  const { state, created, failed, error, counts } = detail;
  const left = counts.INVALID + counts.SKIPPED;
  const isDone = state === "DONE";
  // Below the words: beside them it would leave a phone no room for either.
  const next = (href: string, label: string) => (
    <LinkButton href={href} size="sm" className="mt-3 flex w-fit">
      {label}
    </LinkButton>
  );
  const theirs =
    created === 1 ? "Show the customer of this import" : `Show the ${countWords(created, "customer")} of this import`;
  const toCustomers = created > 0 ? next(`/customers?import=${detail.id}`, theirs) : null;
  if (!isDone)
    return (
      <Banner
        tone={state === "FAILED" ? "danger" : "info"}
        title={state === "FAILED" ? "The import has stopped" : "This import was cancelled"}
      >
        {error ? `${error} ` : ""}
        {created > 0
          ? `${countWords(created, "customer")} had been created and ${created === 1 ? "stays" : "stay"}.`
          : "Nothing was created."}
        {toCustomers ?? next(IMPORTS_PATH, "Upload a file")}
      </Banner>
    );
  return (
    <Banner tone={failed > 0 ? "warning" : "success"} title={`${countWords(created, "customer")} created`}>
      {failed > 0 ? `${countWords(failed, "line")} could not be created; the list below says why. ` : ""}
      {left > 0 ? `${countWords(left, "line")} ${left === 1 ? "was" : "were"} left out. ` : ""}
      What is missing stands with each customer; documents can be added or asked for there.
      {toCustomers}
    </Banner>
  );
}
