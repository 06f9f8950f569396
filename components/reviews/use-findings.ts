"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { unansweredOnce } from "@/lib/core/outcome";
import { clearMarkAction, markTargetAction } from "@/lib/reviews/findings/actions";
import type { MarkInput } from "@/lib/reviews/findings/rules";
import type { Finding, Markable } from "@/lib/reviews/findings/types";
import type { CaseKey } from "@/lib/reviews/queue/types";

const SETTLE_MS = 800;

/** What was done here and may not be in the page's data yet; null = taken back. */
type Local = { at: string; finding: Finding | null };

export type Findings = {
  all: ReadonlyMap<string, Finding>;
  /** Resolves to a sentence when it was refused. */
  mark: (of: Markable, mark: MarkInput) => Promise<string | undefined>;
  clear: (target: string) => Promise<string | undefined>;
};

function merged(stored: readonly Finding[], local: ReadonlyMap<string, Local>): Map<string, Finding> {
  const all = new Map(stored.map((one) => [one.target, one]));
  for (const [target, own] of local) {
    const known = all.get(target);
    if (own.finding === null) {
      if (known && known.at <= own.at) all.delete(target);
    } else if (!known || known.at < own.at) all.set(target, own.finding);
  }
  return all;
}

/** The marks of a case: as stored, with those just made here shown at once. The page's data follows a moment later. */
export function useFindings(of: CaseKey, stored: readonly Finding[], byName: string): Findings {
  const router = useRouter();
  const [local, setLocal] = useState<ReadonlyMap<string, Local>>(new Map());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = (target: string, own: Local | undefined) =>
    setLocal((now) => {
      const next = new Map(now);
      if (own) next.set(target, own);
      else next.delete(target);
      return next;
    });
  /** Several marks in a row are one refresh. */
  function refreshSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.refresh(), SETTLE_MS);
  }

  const all = merged(stored, local);
  return {
    all,
    async mark({ target, seen }, { verdict, status, label, forCustomer, forDeveloper }) {
      const before = local.get(target);
      const shown = { target, verdict, status, label, forCustomer, forDeveloper, byName, isStale: false };
      const at = new Date().toISOString();
      keep(target, { at, finding: { ...shown, at } });
      const texts = verdict === "FLAGGED" ? { forCustomer, forDeveloper } : null;
      const where = { orgId: of.orgId, customerId: of.id, target };
      const outcome = await markTargetAction({ ...where, seen, verdict, status, label, texts }).catch(unansweredOnce);
      refreshSoon();
      if (outcome.ok) {
        keep(target, { at: outcome.value.at, finding: outcome.value });
        return undefined;
      }
      keep(target, before);
      return outcome.message;
    },
    async clear(target) {
      const before = local.get(target);
      const known = all.get(target);
      if (!known) return undefined;
      keep(target, { at: known.at, finding: null });
      const outcome = await clearMarkAction({ orgId: of.orgId, customerId: of.id, target }).catch(unansweredOnce);
      refreshSoon();
      if (outcome.ok) return undefined;
      keep(target, before);
      return outcome.message;
    },
  };
}
