"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { isTyping } from "@/components/data-table/is-typing";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { takeNextAction } from "@/lib/reviews/queue/actions";
import { casePath } from "@/lib/reviews/queue/input";
import { queueFilterCount } from "./queue-filters";
import { useQueue } from "./use-queue";

/** Takes the most pressing case that nobody has, among what the filters leave, and opens it. Also by "t". */
export function QueueTakeNext() {
  const router = useRouter();
  const { query } = useQueue();
  const [busy, setBusy] = useState(false);
  const isBusy = useRef(false);

  const take = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(true);
    const { search, organisation, types, reasons, country, risks, isLate, tag, assignee } = query;
    const filters = { search, organisation, types, reasons, country, risks, isLate, tag, assignee };
    const outcome = await takeNextAction(filters).catch(unanswered);
    isBusy.current = false;
    setBusy(false);
    if (!outcome.ok) {
      toast.error("No case was taken", {
        description: outcome.message,
      });
    } else if (outcome.value.taken) {
      toast.success(`The case of ${outcome.value.taken.name} is yours`);
      router.push(casePath(outcome.value.taken, query) as Route);
    } else {
      const isNarrowed = search !== "" || queueFilterCount({ ...filters, assignee: null }) > 0;
      toast.info("There is no case to take", {
        description: isNarrowed
          ? "No free case matches the filters. Clear them to take from the rest."
          : "Every open case has somebody, waits for others, or is not for you to decide.",
      });
      router.refresh();
    }
  }, [query, router]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "t" || isTyping(event)) return;
      event.preventDefault();
      void take();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [take]);

  return (
    <Button variant="primary" loading={busy} aria-keyshortcuts="t" onClick={() => void take()}>
      Take next
    </Button>
  );
}
