let isOpen = false;
const listeners = new Set<() => void>();

/** Opens or closes the palette from anywhere: by its key, its buttons, an entry of its own. */
export function showPalette(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

export function subscribePalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isPaletteOpen = (): boolean => isOpen;
export const isPaletteShut = (): boolean => false;
