import type { ReactNode } from "react";

/** One line of the palette. With an address it is a link, otherwise `run` does it. */
export type PaletteItem = {
  /** Stays the same while the texts around it change: the highlight is kept by it. */
  id: string;
  icon: ReactNode;
  label: string;
  /** Quiet, beside the label. */
  hint?: ReactNode;
  /** At the right edge: a status, keys. */
  end?: ReactNode;
  /** Came from the server for what was typed. */
  isFound?: boolean;
  /** The whole id was typed: nothing else can be meant. */
  isExact?: boolean;
  /** Its text is on the way; it cannot be chosen yet. */
  isComing?: boolean;
} & ({ href: string; run?: never } | { href?: never; run: () => void });

export type PaletteSection = { label: string; items: PaletteItem[] };
