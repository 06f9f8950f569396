"use client";

import { useEffect, useRef } from "react";
import { focusField } from "@/components/forms/field-id";
import { useAddress } from "@/components/ui/use-address";
import type { CustomerType } from "@/lib/customers/constants";
import type { MissingItem } from "@/lib/customers/types";
import { STEPS, stepOfSection } from "@/lib/drafts/constants";
import { stepOfPath } from "./step-states";

const NAMES = ["step"] as const;

/** Brings the element into view and focuses the first control in it. */
function focusElement(id: string) {
  const element = document.getElementById(id);
  const inner = element?.querySelector<HTMLElement>("button, input:not([type=hidden]), select, [tabindex]");
  element?.scrollIntoView({ block: "center" });
  (inner ?? element)?.focus({ preventScroll: true });
}

/** The step in the address, so that the browser's Back works, and the ways to a step, a field or an upload slot. */
export function useWizardSteps(type: CustomerType, initial: string) {
  const ids = STEPS[type].map((step) => step.id);
  const first = ids.includes(initial) ? initial : (ids[0] ?? "review");
  const [address, setAddress] = useAddress(NAMES);
  const step = ids.find((id) => id === address.step) ?? first;
  const target = useRef<(() => void) | null>(null);
  const shown = useRef(step);

  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const aim = target.current;
    target.current = null;
    if (aim) {
      aim();
      return;
    }
    window.scrollTo({ top: 0 });
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [step]);

  function goTo(next: string, aim?: () => void) {
    if (next === step) return aim?.();
    target.current = aim ?? null;
    setAddress({ step: next }, "push");
  }

  return {
    step,
    index: Math.max(0, ids.indexOf(step)),
    ids,
    goTo,
    goToPath: (path: string) => goTo(stepOfPath(type, path), () => void focusField(path)),
    goToMissing: (item: MissingItem) =>
      goTo(
        stepOfSection(type, item.section),
        () => void (item.kind === "field" ? focusField(item.key) : focusElement(item.href.slice(1))),
      ),
  };
}
