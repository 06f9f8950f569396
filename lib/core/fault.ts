type Fault = () => void;

const faults = new Map<string, Fault>();

/** A named point at which a test may crash or throw; does nothing otherwise. */
export function fault(name: string): void {
  faults.get(name)?.();
}

/** Test use only: sets what happens at a fault point; `null` clears it. */
export function setFault(name: string, effect: Fault | null): void {
  if (effect) faults.set(name, effect);
  else faults.delete(name);
}
