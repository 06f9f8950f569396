let isOpen = false;
/** Typed since it was asked for, while its field was not there; null = the field has the keys. */
let early: string | null = null;
const listeners = new Set<() => void>();

/** Opens or closes the palette from anywhere: by its key, its buttons, an entry of its own. */
export function showPalette(next: boolean): void {
  isOpen = next;
  early = next ? "" : null;
  for (const listener of listeners) listener();
}

export function subscribePalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps what is typed while the palette is on its way: the page has keys of its own. True = the key was meant for the palette. */
export function keepEarly(event: KeyboardEvent): boolean {
  // A palette that is asked for again while it closes has its field already.
  if (event.target instanceof Element && event.target.closest("[role=dialog]")) early = null;
  if (early === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.key === "Escape") showPalette(false);
  else if (event.key === "Backspace") early = early.slice(0, -1);
  else if (event.key.length === 1) early += event.key;
  else return event.key === "Enter";
  return true;
}

/** Gives it to the field, which has the keys from now on. */
export function takeEarly(): string {
  const text = early ?? "";
  early = null;
  return text;
}

export const isPaletteOpen = (): boolean => isOpen;
export const isPaletteShut = (): boolean => false;
