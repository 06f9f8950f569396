"use client";

import type { CaseState } from "@/lib/reviews/cases/constants";
import { QueueSla } from "./queue-sla";
import { useNow } from "./use-now";

/** The clock of a case, running. */
export function CaseClock({ dueAt, state, nowIso }: { dueAt: string; state: CaseState; nowIso: string }) {
  return <QueueSla dueAt={dueAt} state={state} now={useNow(nowIso)} />;
}
