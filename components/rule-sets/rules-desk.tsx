"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { focusField } from "@/components/forms/field-id";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { tryRulesAction } from "@/lib/reviews/rule-sets/actions";
import { contentText } from "@/lib/reviews/rule-sets/rules";
import { describeChanges } from "@/lib/reviews/rule-sets/rules-diff";
import { type RuleSetForm, readForm, toForm } from "@/lib/reviews/rule-sets/rules-form";
import type { RuleSetContent, RuleSetVersion, Trial } from "@/lib/reviews/rule-sets/types";
import { ActivatePanel } from "./activate-panel";
import { CheckRules } from "./check-rules";
import { CountryChips } from "./country-chips";
import { ThresholdFields } from "./threshold-fields";
import { VersionList } from "./version-list";

interface RulesDeskProps {
  inForce: { version: number; content: RuleSetContent };
  versions: readonly (RuleSetVersion & { changes: string[] })[];
  /** What this lead tried last against the version in force. */
  lastTrial: Trial | null;
  mayEdit: boolean;
}

/** The rules as a form beside what the changes would have done; switched on only after they were tried. */
export function RulesDesk({ inForce, versions, lastTrial, mayEdit }: RulesDeskProps) {
  const router = useRouter();
  const [form, setForm] = useState<RuleSetForm>(() => toForm(lastTrial?.content ?? inForce.content));
  const [trial, setTrial] = useState<Trial | null>(lastTrial);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const reading = readForm(form);
  const errors = reading.ok ? {} : reading.fields;
  const content = reading.ok ? reading.content : null;
  const isTried =
    trial !== null &&
    content !== null &&
    trial.baseVersion === inForce.version &&
    contentText(trial.content) === contentText(content);

  function patch(part: Partial<RuleSetForm>) {
    setForm((before) => ({ ...before, ...part }));
  }

  function load(from: RuleSetContent) {
    setForm(toForm(from));
    setTrial(null);
    setRefusal(undefined);
  }

  async function tryOut(count: number) {
    if (!content) {
      const [first] = Object.keys(errors);
      if (first) focusField(first);
      return;
    }
    setBusy(true);
    setRefusal(undefined);
    const outcome = await tryRulesAction({ content, count }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) return setTrial(outcome.value);
    setRefusal(outcome.message);
  }

  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-6">
        <Card
          title="Checks"
          description="What follows when a check finds something. Points add up to the risk of a case; a suspension counts double."
          flush
        >
          <CheckRules
            checks={form.checks}
            errors={errors}
            disabled={!mayEdit}
            onChange={(name, part) =>
              setForm((before) => ({
                ...before,
                checks: { ...before.checks, [name]: { ...before.checks[name], ...part } },
              }))
            }
          />
        </Card>
        <Card
          title="High-risk countries"
          description="Of residence, address, nationality, issue of an ID, or incorporation."
        >
          <CountryChips
            codes={form.highRiskCountries}
            disabled={!mayEdit}
            onChange={(highRiskCountries) => patch({ highRiskCountries })}
          />
        </Card>
        <Card title="Thresholds">
          <ThresholdFields form={form} errors={errors} disabled={!mayEdit} onChange={patch} />
        </Card>
      </div>
      <div className="grid min-w-0 gap-6">
        {mayEdit ? (
          <ActivatePanel
            inForce={inForce}
            content={content}
            changes={content ? describeChanges(inForce.content, content) : []}
            trial={isTried ? trial : null}
            wasTried={trial !== null}
            isBusy={isBusy}
            refusal={refusal}
            onTry={(count) => void tryOut(count)}
            onDiscard={() => load(inForce.content)}
            onDone={(version) => {
              toast.success(`Version ${version} of the rules is in force`, {
                description: "For every review from now on.",
              });
              setTrial(null);
              router.refresh();
            }}
          />
        ) : null}
        <Card title="Versions" id="versions">
          <VersionList
            versions={versions}
            onStart={
              mayEdit
                ? (from, version) => {
                    load(from);
                    toast.success(`The form holds version ${version} now`, {
                      description: "Try it, then switch it on.",
                    });
                  }
                : undefined
            }
          />
        </Card>
      </div>
    </div>
  );
}
