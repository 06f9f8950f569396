"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { KeysHelp } from "@/components/data-table/keys-help";
import { Tabs } from "@/components/ui/tabs";
import { toast } from "@/components/ui/toast";
import { cn } from "@/lib/core/cn";
import type { CaseBlock, CaseDocument, EmptyPlace, Upheld } from "@/lib/reviews/case-page/types";
import { documentTarget, nextOpen, progressOf } from "@/lib/reviews/findings/rules";
import type { Finding, Markable } from "@/lib/reviews/findings/types";
import type { CaseKey } from "@/lib/reviews/queue/types";
import { CaseData } from "./case-data";
import { type CaseDesk, CaseDeskContext } from "./case-desk-context";
import { CaseFoot } from "./case-foot";
import { CASE_KEYS } from "./case-keys";
import { CaseMark } from "./case-mark";
import { useCaseKeys } from "./use-case-keys";
import { useFindings } from "./use-findings";
import { CaseViewer } from "./viewer/case-viewer";
import { useViewer } from "./viewer/use-viewer";

export interface CaseTab {
  value: "checks" | "hits" | "requests" | "notes";
  label: string;
  count?: number | undefined;
  content: ReactNode;
}

interface CaseWorkspaceProps {
  of: CaseKey;
  reviewerName: string;
  /** False for who may only look. */
  mayMark: boolean;
  blocks: readonly CaseBlock[];
  documents: readonly CaseDocument[];
  empty: readonly EmptyPlace[];
  findings: readonly Finding[];
  upheld: readonly Upheld[];
  /** Why the case is here, above everything else on the right. */
  notice: ReactNode;
  /** After the data: checks, hits, requests, notes. */
  tabs: readonly CaseTab[];
  /** Where the case is decided. */
  decision: ReactNode;
  /** Addresses of the cases before and behind in the queue. */
  previousHref: string | null;
  nextHref: string | null;
}

const FIRST_TAB = "data";
/** What the address may name after `#`. */
const NAMES: ReadonlySet<string> = new Set([FIRST_TAB, "checks", "hits", "requests", "notes"]);

const rowsIn = (root: HTMLElement | null) =>
  [...(root?.querySelectorAll<HTMLElement>("[data-mark]") ?? [])].filter((row) => row.checkVisibility());

/** Documents left, data and work right, the decision always in reach; all of it by keys. */
export function CaseWorkspace(props: CaseWorkspaceProps) {
  const { of, mayMark, blocks, documents, empty, notice, tabs, decision, previousHref, nextHref } = props;
  const router = useRouter();
  const viewer = useViewer(documents);
  const findings = useFindings(of, props.findings, props.reviewerName);
  const [active, setActive] = useState<string | null>(null);
  const [flagging, setFlagging] = useState<string | null>(null);
  const [tab, setTab] = useState(FIRST_TAB);
  const [isDeciding, setIsDeciding] = useState(false);
  const [said, setSaid] = useState("");
  const right = useRef<HTMLDivElement>(null);

  // In the order of the page, so that "next" is the one below.
  const markables = [
    ...documents.map((document) => document.mark),
    ...empty.map((place) => place.mark),
    ...blocks.flatMap((block) => block.lines.map((line) => line.mark)),
  ];
  const progress = progressOf(markables, findings.all);
  const markOf = (target: string | null) => markables.find((one) => one.target === target);

  const rowOf = (target: string) => rowsIn(right.current).find((row) => row.dataset.mark === target);
  const focusRow = (target: string | null) => {
    const row = target === null ? undefined : rowOf(target);
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };

  async function done(target: string, answer: Promise<string | undefined>, words: string) {
    setSaid(`${markOf(target)?.label ?? ""} ${words}`);
    const refusal = await answer;
    if (!refusal) return undefined;
    setSaid(refusal);
    toast.error(refusal);
    return refusal;
  }

  const desk: CaseDesk = {
    viewer,
    findings: findings.all,
    upheld: new Map(props.upheld.map((one) => [one.target, one])),
    mayMark,
    active,
    activate: setActive,
    flagging,
    startFlag: (target) => {
      setActive(target);
      setFlagging((now) => (now === target ? null : target));
    },
    stopFlag: () => {
      const target = flagging;
      setFlagging(null);
      // The form is gone a moment later, and with it the focus.
      requestAnimationFrame(() => focusRow(target));
    },
    accept: (one: Markable) => {
      const mark = { verdict: "ACCEPTED", status: null, label: null, forCustomer: "", forDeveloper: "" } as const;
      const answer = findings.mark(one, mark);
      setFlagging(null);
      void done(one.target, answer, `accepted. ${Math.max(0, progress.open - 1)} left.`);
    },
    clear: (one) => void done(one.target, findings.clear(one.target), "has no mark any more."),
    flag: async (one, mark) => {
      const refusal = await findings.mark(one, mark);
      if (!refusal) setSaid(`${one.label} flagged.`);
      return refusal;
    },
  };

  /** What y, n and u act on: the document in front while the focus is in the viewer, else the line. */
  function inHand(): Markable | undefined {
    const isInViewer = document.activeElement?.closest("[data-viewer]") !== null;
    const shown = viewer.views[viewer.active]?.documentId;
    return isInViewer && shown ? markOf(documentTarget(shown)) : markOf(active);
  }

  function step(by: 1 | -1) {
    if (tab !== FIRST_TAB) setTab(FIRST_TAB);
    const rows = rowsIn(right.current);
    const here = rows.findIndex((row) => row.dataset.mark === active);
    const next = rows[Math.min(Math.max(0, here + by), rows.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  function accept() {
    const one = inHand();
    if (!one || !mayMark || !one.isGiven) return;
    desk.accept(one);
    if (one.target === active) focusRow(nextOpen(markables, findings.all, one.target));
  }

  function decide(isOpen: boolean) {
    setIsDeciding(isOpen);
    if (isOpen) requestAnimationFrame(() => window.document.getElementById("case-decision")?.focus());
  }

  function turnPage(by: 1 | -1) {
    const shown = documents.find((one) => one.id === viewer.views[viewer.active]?.documentId);
    const holder = document.activeElement;
    const isFree = holder === document.body || holder?.closest("[data-viewer]");
    if (!isFree || !shown || shown.pageCount < 2) return false;
    viewer.page(by);
  }

  const go = (href: string | null) => (href ? router.push(href as Route) : undefined);
  const byNumber = Object.fromEntries(
    documents.slice(0, 9).map((document, index) => [String(index + 1), () => viewer.show(document.id)]),
  );
  useCaseKeys({
    ...byNumber,
    j: () => step(1),
    k: () => step(-1),
    y: accept,
    n: () => {
      const one = inHand();
      if (!one || !mayMark) return;
      setTab(FIRST_TAB);
      setActive(one.target);
      setFlagging(one.target);
      if (viewer.isFull) viewer.full(false);
    },
    u: () => {
      const one = inHand();
      if (one && mayMark) desk.clear(one);
    },
    J: () => go(nextHref),
    K: () => go(previousHref),
    d: () => decide(!isDeciding),
    "+": () => viewer.zoom(1),
    "=": () => viewer.zoom(1),
    "-": () => viewer.zoom(-1),
    "0": () => viewer.reset(),
    r: () => viewer.turn(1),
    R: () => viewer.turn(-1),
    c: () => viewer.compare(),
    f: () => viewer.full(),
    PageDown: () => turnPage(1),
    PageUp: () => turnPage(-1),
    Escape: () => {
      if (viewer.isFull) viewer.full(false);
      else if (isDeciding) decide(false);
      else return false;
    },
  });

  useEffect(() => {
    function follow() {
      const name = window.location.hash.slice(1);
      if (name === "decision") setIsDeciding(true);
      else if (NAMES.has(name)) setTab(name);
    }
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  const verdictOf = (documentId: string) => {
    const found = findings.all.get(documentTarget(documentId));
    return found && !found.isStale ? found.verdict : null;
  };
  const inFront = documents.find((one) => one.id === viewer.views[viewer.active]?.documentId);

  return (
    <CaseDeskContext value={desk}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="grid grid-cols-1 gap-6 xl:min-h-0 xl:flex-1 xl:grid-cols-2">
        <div data-viewer="" className={cn("min-w-0 xl:h-full xl:min-h-0", viewer.isFull && "relative z-30")}>
          <CaseViewer
            viewer={viewer}
            verdictOf={verdictOf}
            marks={inFront ? <CaseMark of={inFront.mark} name={`${inFront.place} in view`} /> : null}
          />
        </div>
        <div ref={right} className="flex min-w-0 flex-col xl:min-h-0" inert={viewer.isFull}>
          {notice}
          <Tabs
            label="Parts of the case"
            value={tab}
            onValueChange={setTab}
            className="xl:flex xl:min-h-0 xl:flex-1 xl:flex-col"
            panelClassName="pt-4 pb-4 xl:min-h-0 xl:flex-1 xl:overflow-y-auto"
            items={[
              {
                value: FIRST_TAB,
                label: "Data",
                content: <CaseData blocks={blocks} documents={documents} empty={empty} />,
                keepMounted: true,
              },
              ...tabs.map((one) => ({ ...one, keepMounted: true })),
            ]}
          />
          <CaseFoot progress={progress} isOpen={isDeciding} onToggle={decide}>
            {decision}
          </CaseFoot>
        </div>
      </div>
      <KeysHelp groups={CASE_KEYS} />
    </CaseDeskContext>
  );
}
