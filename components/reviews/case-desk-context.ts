"use client";

import { createContext, useContext } from "react";
import type { Upheld } from "@/lib/reviews/case-page/types";
import type { MarkInput } from "@/lib/reviews/findings/rules";
import type { Finding, Markable } from "@/lib/reviews/findings/types";
import type { Viewer } from "./viewer/use-viewer";

/** What the parts of a case page share. */
export type CaseDesk = {
  viewer: Viewer;
  findings: ReadonlyMap<string, Finding>;
  /** What the merchant left as it is after being asked, by target. */
  upheld: ReadonlyMap<string, Upheld>;
  /** False for who may only look. */
  mayMark: boolean;
  /** The target that the keys act on; null before the first. */
  active: string | null;
  activate: (target: string) => void;
  /** The target whose flag is being written. */
  flagging: string | null;
  startFlag: (target: string) => void;
  stopFlag: () => void;
  accept: (of: Markable) => void;
  clear: (of: Markable) => void;
  /** Resolves to a sentence when it was refused. */
  flag: (of: Markable, mark: MarkInput) => Promise<string | undefined>;
};

export const CaseDeskContext = createContext<CaseDesk | null>(null);

export function useCaseDesk(): CaseDesk {
  const desk = useContext(CaseDeskContext);
  if (!desk) throw new Error("There is no case around this");
  return desk;
}
