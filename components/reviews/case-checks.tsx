import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import type { CheckRun } from "@/lib/reviews/case-page/types";
import type { CaseKey } from "@/lib/reviews/queue/types";
import { CaseRerunButton } from "./case-rerun-button";
import { CaseRun } from "./case-run";

interface CaseChecksProps {
  of: CaseKey;
  /** Newest first. */
  runs: readonly CheckRun[];
  /** Of the customer now: the checks may have looked at an older one. */
  version: number;
  mayRun: boolean;
}

const rulesOf = ({ ruleSetVersion }: CheckRun) => (ruleSetVersion === null ? "" : ` · rules version ${ruleSetVersion}`);
const whoOf = ({ byName }: CheckRun) => (byName ? `run again by ${byName}` : "ran by itself");

/** What the automated review looked at and found, now and before. */
export function CaseChecks({ of, runs, version, mayRun }: CaseChecksProps) {
  const [newest, ...earlier] = runs;
  if (!newest) {
    return <Card title="Checks" description="The automated review has not run yet. It normally takes two seconds." />;
  }
  const isCurrent = newest.version === version;
  return (
    <div className="grid gap-4">
      <Card
        title="Checks"
        description={
          <>
            {isCurrent ? "Of this version" : `Of version ${newest.version}; the profile is now version ${version}`} ·{" "}
            {whoOf(newest)} <Instant iso={newest.at} show="datetime" /> · risk {newest.riskScore}
            {rulesOf(newest)}
          </>
        }
        actions={mayRun ? <CaseRerunButton of={of} version={version} afterRunId={newest.id} /> : null}
      >
        <CaseRun run={newest} />
      </Card>
      {earlier.length > 0 ? (
        <Card title="Earlier runs" flush>
          <ul className="divide-y divide-line border-line border-t">
            {earlier.map((run) => (
              <li key={run.id}>
                <details>
                  <summary className="cursor-pointer px-5 py-2.5 text-ink text-ui hover:bg-hover">
                    <Instant iso={run.at} show="datetime" />
                    <span className="text-ink-muted">
                      {" · "}
                      {run.checks.filter((check) => check.result === "PASS").length} of {run.checks.length} passed ·
                      version {run.version} · risk {run.riskScore}
                      {rulesOf(run)} · {whoOf(run)}
                    </span>
                  </summary>
                  <div className="px-5 pb-2">
                    <CaseRun run={run} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
