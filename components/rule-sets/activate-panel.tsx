"use client";

import { useId, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { activateRulesAction } from "@/lib/reviews/rule-sets/actions";
import { RULE_LIMITS } from "@/lib/reviews/rule-sets/constants";
import type { RuleSetContent, Trial } from "@/lib/reviews/rule-sets/types";
import { ChangeList } from "./change-list";
import { TrialResult } from "./trial-result";

interface ActivatePanelProps {
  inForce: { version: number };
  /** Null while something in the form cannot be read. */
  content: RuleSetContent | null;
  changes: readonly string[];
  /** Of exactly what the form holds. */
  trial: Trial | null;
  wasTried: boolean;
  isBusy: boolean;
  refusal: string | undefined;
  onTry: (count: number) => void;
  onDiscard: () => void;
  onDone: (version: number) => void;
}

const COUNTS = ["50", "100", "200", "500"].map((value) => ({ value, label: `${value} reviewed versions` }));

/** What would change, what it would have done, and the switch. */
export function ActivatePanel(props: ActivatePanelProps) {
  const { inForce, content, changes, trial, wasTried, isBusy, refusal, onTry, onDiscard, onDone } = props;
  const id = useId();
  const [count, setCount] = useState("200");
  const [isAsking, setAsking] = useState(false);
  const hasChanges = changes.length > 0;

  async function activate(note: string): Promise<string | undefined> {
    if (!trial || !content) return "Try these rules first.";
    const outcome = await activateRulesAction({
      trialId: trial.id,
      content,
      expectedVersion: inForce.version,
      note,
    });
    if (!outcome.ok) return outcome.fields?.note ?? outcome.message;
    onDone(outcome.value.version);
    return undefined;
  }

  return (
    <Card
      title={`Changes to version ${inForce.version}`}
      actions={
        hasChanges || !content ? (
          <Button size="sm" variant="ghost" onClick={onDiscard}>
            Discard
          </Button>
        ) : null
      }
    >
      <div className="grid gap-4">
        <div aria-live="polite">
          {content ? (
            <ChangeList changes={changes} none="The form holds the rules that are in force." />
          ) : (
            <p className="text-danger-ink text-ui">A number in the form needs another look.</p>
          )}
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <div className="grid min-w-44 flex-1 gap-1.5">
            <Label htmlFor={id}>Try on the last</Label>
            <Select id={id} options={COUNTS} value={count} onValueChange={setCount} />
          </div>
          <Button loading={isBusy} disabled={!hasChanges} onClick={() => onTry(Number(count))}>
            Try
          </Button>
          <Button variant="primary" disabled={!trial || !hasChanges} onClick={() => setAsking(true)}>
            Switch on
          </Button>
        </div>
        <p className="text-ink-muted text-mini">
          {trial
            ? "Tried as it stands. A trial speaks for one day."
            : wasTried && hasChanges
              ? "The form has changed since the trial: try it again to switch it on."
              : "A trial decides nothing. It is needed before these rules can be switched on."}
        </p>
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        {trial ? <TrialResult trial={trial} /> : null}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        tone="primary"
        title={`Switch on version ${inForce.version + 1} of the rules?`}
        consequences={
          <>
            <p>Every review from now on follows it. Customers who were decided stay as they are.</p>
            <ul className="mt-1 list-disc pl-5 text-ink">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </>
        }
        confirmLabel="Switch on"
        reason={{
          label: "Why",
          minLength: RULE_LIMITS.note.min,
          maxLength: RULE_LIMITS.note.max,
          help: "Kept with the version.",
        }}
        onConfirm={activate}
      />
    </Card>
  );
}
