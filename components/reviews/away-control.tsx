"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Instant } from "@/components/ui/instant";
import { StatusDot } from "@/components/ui/status-dot";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { setUnavailableAction } from "@/lib/reviews/cases/actions";
import { type UntilChoice, untilOf, untilWords } from "./until-choices";
import { UntilField } from "./until-field";

function passedOn({ given, unassigned }: { given: number; unassigned: number }): string {
  if (given + unassigned === 0) return "You had no open cases.";
  const parts = [];
  if (given > 0) parts.push(`${given} of your cases ${given === 1 ? "is" : "are"} with colleagues now.`);
  if (unassigned > 0)
    parts.push(`${unassigned} ${unassigned === 1 ? "is" : "are"} unassigned: nobody else is at work.`);
  return parts.join(" ");
}

/** Whether this person takes cases, and the way to say until when they do not. */
export function AwayControl({ awayUntil }: { awayUntil: string | null }) {
  const router = useRouter();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState<UntilChoice>("tomorrow");
  const [other, setOther] = useState("");
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save(until: Date | null) {
    if (busy) return;
    setBusy(true);
    const outcome = await setUnavailableAction({ until: until?.toISOString() ?? null }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) {
      setOpen(false);
      if (until) toast.success(`You are away until ${untilWords(until)}`, { description: passedOn(outcome.value) });
      else toast.success("You are back", { description: "Take next gives you cases again." });
      router.refresh();
      return;
    }
    if (!until) toast.error("You are still set as away", { description: outcome.message });
    else if (outcome.fields?.until) setError(outcome.fields.until);
    else setRefusal(outcome.message);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const until = untilOf(choice, other, new Date());
    setRefusal(undefined);
    setError(until ? undefined : "Choose a date and a time.");
    if (until) void save(until);
  }

  return (
    <div className="rounded-md border border-line bg-surface p-2.5 text-ui">
      <p className="flex items-center gap-2">
        <StatusDot tone={awayUntil ? "warning" : "success"} />
        <span className="min-w-0 flex-1">{awayUntil ? "Away" : "Available"}</span>
        {awayUntil ? (
          <Button size="sm" loading={busy} onClick={() => void save(null)}>
            I am back
          </Button>
        ) : (
          <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
            Set as away…
          </Button>
        )}
      </p>
      {awayUntil ? (
        <p className="mt-1 text-ink-muted text-mini">
          Until <Instant iso={awayUntil} show="datetime" />. Cases go to colleagues.
        </p>
      ) : null}
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Set yourself as away"
        description="Your open cases go to colleagues at once, and nobody gives you new ones until then."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={id} variant="primary" loading={busy}>
              Set as away
            </Button>
          </>
        }
      >
        <form id={id} method="post" noValidate onSubmit={submit} className="grid gap-4">
          {refusal ? (
            <Banner tone="danger" live>
              {refusal}
            </Banner>
          ) : null}
          <UntilField
            label="Until"
            name={`${id}-until`}
            choice={choice}
            other={other}
            error={error}
            onChange={(next, text) => {
              setChoice(next);
              setOther(text);
              setError(undefined);
            }}
          />
        </form>
      </Dialog>
    </div>
  );
}
