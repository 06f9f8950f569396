"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { countWords } from "@/lib/core/count-words";
import { type Outcome, unansweredOnce } from "@/lib/core/outcome";
import { changeColumnsAction, startImportAction } from "@/lib/customers/import/actions";
import { type DuplicateChoice, IMPORTS_PATH } from "@/lib/customers/import/constants";
import type { ImportDetail } from "@/lib/customers/import/types";

const choicesFor = (count: number) => [
  {
    value: "SKIP" as const,
    label: `Leave ${count === 1 ? "it" : "them"} out`,
    description: "What is there already stays as it is.",
  },
  {
    value: "ADD" as const,
    label: `Add ${count === 1 ? "it" : "them"} all the same`,
    description: `${count === 1 ? "It" : "Each"} becomes a customer of its own. Two customers can never share a reference: such a line is not created.`,
  },
];

/** After the check: what happens to duplicates, and the button that creates customers. */
export function StartImport({ detail }: { detail: ImportDetail }) {
  const router = useRouter();
  const [duplicates, setDuplicates] = useState<DuplicateChoice>("SKIP");
  const [busy, setBusy] = useState<"start" | "back">();
  const [refusal, setRefusal] = useState<string>();
  const { counts, id: importId, version } = detail;
  const lines = counts.READY + (duplicates === "ADD" ? counts.DUPLICATE : 0);

  async function act(which: "start" | "back", work: () => Promise<Outcome<unknown>>) {
    setBusy(which);
    setRefusal(undefined);
    const outcome = await work().catch(unansweredOnce);
    if (!outcome.ok) setRefusal(outcome.message);
    setBusy(undefined);
    router.refresh();
  }

  return (
    <Card title={lines > 0 ? "Create the customers?" : "No line can be imported as it is"}>
      <div className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        {counts.DUPLICATE > 0 ? (
          <Field
            name="duplicates"
            kind="group"
            label={`${countWords(counts.DUPLICATE, "line")} ${counts.DUPLICATE === 1 ? "looks" : "look"} like a customer you have, or like an earlier line`}
          >
            {(ids) => (
              <RadioGroup
                aria-labelledby={`${ids.id}-label`}
                options={choicesFor(counts.DUPLICATE)}
                value={duplicates}
                onValueChange={setDuplicates}
              />
            )}
          </Field>
        ) : null}
        <p className="text-ink-muted text-ui">
          {counts.INVALID > 0
            ? `${countWords(counts.INVALID, "line")} with problems ${counts.INVALID === 1 ? "is" : "are"} left out. Correct ${counts.INVALID === 1 ? "it in a file of its own" : "them in a file of their own"} and upload that, or cancel and upload the whole file again.`
            : "Every line could be read."}
        </p>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex flex-wrap gap-2">
            <Button
              loading={busy === "back"}
              onClick={() => void act("back", () => changeColumnsAction({ importId, version }))}
            >
              Change the columns
            </Button>
            <LinkButton href={IMPORTS_PATH}>Upload another file</LinkButton>
          </div>
          {lines > 0 ? (
            <Button
              variant="primary"
              size="lg"
              loading={busy === "start"}
              onClick={() => void act("start", () => startImportAction({ importId, version, duplicates }))}
            >
              Create {countWords(lines, "customer")}
            </Button>
          ) : null}
        </div>
      </div>
    </Card>
  );
}
