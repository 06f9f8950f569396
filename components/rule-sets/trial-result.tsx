import { Banner } from "@/components/ui/banner";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { CHECK_LABELS, CHECK_RESULTS, RESULT_LABELS } from "@/lib/reviews/constants";
import type { Trial } from "@/lib/reviews/rule-sets/types";
import { OutcomeMatrix } from "./outcome-matrix";
import { OUTCOME_WORDS } from "./outcome-words";

interface TrialResultProps {
  trial: Trial;
}

const versions = (count: number) => `${count} reviewed ${count === 1 ? "version" : "versions"}`;

/** What would have happened: how many, from what to what, by which check, which customers, and what cannot be known. */
export function TrialResult({ trial: { result, changes } }: TrialResultProps) {
  const { replayed, withoutFacts, unreadable, drifted, changedCount, wanted } = result;
  const moved = result.perCheck.filter(({ before, after }) =>
    CHECK_RESULTS.some((each) => before[each] !== after[each]),
  );
  const limits = [
    replayed + withoutFacts + unreadable < wanted
      ? `There are only ${versions(replayed + withoutFacts + unreadable)}.`
      : "",
    withoutFacts > 0 ? `${withoutFacts} were reviewed before facts were kept, so they cannot be worked out again.` : "",
    unreadable > 0 ? `${unreadable} cannot be judged by today's checks.` : "",
    drifted > 0
      ? `${drifted} come out differently today under their own rules too: the checks have changed since.`
      : "",
  ].filter(Boolean);
  return (
    <div className="grid gap-4">
      <Banner
        tone={changedCount === 0 ? "info" : "warning"}
        live
        title={
          replayed === 0
            ? "Nothing could be worked out again"
            : changedCount === 0
              ? `None of ${versions(replayed)} would have come out differently`
              : `${changedCount} of ${versions(replayed)} would have come out differently`
        }
      >
        {limits.length > 0 ? limits.join(" ") : null}
      </Banner>
      {replayed > 0 ? <OutcomeMatrix matrix={result.matrix} /> : null}
      {moved.length > 0 ? (
        <Table caption="Results by check, then and with these rules">
          <thead>
            <tr className="border-b">
              <th scope="col">Check</th>
              {CHECK_RESULTS.map((each) => (
                <th key={each} scope="col" className="text-right!">
                  {RESULT_LABELS[each]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {moved.map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row" className="font-normal! text-ink!">
                  {CHECK_LABELS[name]}
                </th>
                {CHECK_RESULTS.map((each) => (
                  <td key={each} className="tabular whitespace-nowrap text-right">
                    {before[each] === after[each] ? after[each] : `${before[each]} → ${after[each]}`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {changes.length > 0 ? (
        <section aria-labelledby="changed-cases">
          <h3 id="changed-cases" className="font-medium text-ink text-ui">
            {changedCount > changes.length ? `The newest ${changes.length} of ${changedCount}` : "Which ones"}
          </h3>
          <ul className="mt-1 max-h-96 divide-y divide-line overflow-y-auto">
            {changes.map((change) => (
              <li key={`${change.customerId}-${change.version}`} className="py-2 text-ui">
                <TextLink href={`/review/${change.orgId}/${change.customerId}`} prefetch={false}>
                  {change.name}
                </TextLink>{" "}
                <span className="text-ink-muted">{change.organisation}</span>
                <span className="block text-ink-muted text-mini">
                  {OUTCOME_WORDS[change.from]} → {OUTCOME_WORDS[change.to]}
                  {": "}
                  {change.because.length > 0
                    ? change.because.map((name) => CHECK_LABELS[name]).join(", ")
                    : "the checks themselves have changed"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
