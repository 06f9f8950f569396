"use client";

import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { shortCivilDate } from "@/components/ui/instant-format";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { revealIdentifierAction } from "@/lib/customers/detail/actions";

interface MaskedValueProps {
  customerId: string;
  path: string;
  label: string;
  masked: string;
  mayReveal: boolean;
}

const SHOWN_MS = 30_000;

/** A sensitive value, masked. Showing it is written down, and it hides itself again. */
export function MaskedValue({ customerId, path, label, masked, mayReveal }: MaskedValueProps) {
  const [value, setValue] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);

  async function toggle() {
    if (value !== null) return setValue(null);
    setBusy(true);
    const outcome = await revealIdentifierAction({ customerId, path }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) return setValue(outcome.value.value);
    toast.error(`${label} was not shown`, {
      description: outcome.message,
    });
  }

  const isShown = value !== null;
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2">
      <span className="tabular font-mono text-ui [overflow-wrap:anywhere]">
        {isShown ? shortCivilDate(value) : masked}
      </span>
      {mayReveal ? (
        <Button
          size="sm"
          variant="ghost"
          loading={isBusy}
          data-print="hide"
          className="-my-1"
          aria-label={`${isShown ? "Hide" : "Show"} ${label}`}
          title={isShown ? "Hides itself after 30 seconds" : "It is kept in the timeline that you looked"}
          onClick={() => void toggle()}
        >
          <Icon aria-hidden="true" />
          {isShown ? "Hide" : "Show"}
        </Button>
      ) : null}
      <span role="status" className="sr-only">
        {isShown ? `${label} is shown for 30 seconds` : ""}
      </span>
    </span>
  );
}
