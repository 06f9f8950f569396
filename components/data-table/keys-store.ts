export interface KeyGroup {
  title: string;
  /** `keys` are pressed one after the other or together, as printed: ["Ctrl", "K"]. */
  keys: readonly { keys: readonly string[]; label: string }[];
}

/** What the list of keys shows: the groups of the page that is open, which it registers itself. */
type KeysState = { groups: readonly KeyGroup[]; isOpen: boolean };

const CLOSED: KeysState = { groups: [], isOpen: false };

let state = CLOSED;
const registered = new Map<symbol, readonly KeyGroup[]>();
const listeners = new Set<() => void>();

function set(part: Partial<KeysState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** Adds the keys of a part of the page; the answer takes them away again. */
export function registerKeys(groups: readonly KeyGroup[]): () => void {
  const mark = Symbol("keys");
  const tell = () => set({ groups: [...registered.values()].flat() });
  registered.set(mark, groups);
  tell();
  return () => {
    registered.delete(mark);
    tell();
  };
}

export const showKeys = (isOpen: boolean): void => set({ isOpen });

export function subscribeKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const keysState = (): KeysState => state;
export const noKeys = (): KeysState => CLOSED;
