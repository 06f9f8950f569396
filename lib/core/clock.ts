let source: () => Date = () => new Date();

/** The one source of the current instant, so that tests are exact. */
export const clock = { now: (): Date => source() };

/** Test use only: fixes the clock at an instant; `null` lets it run again. */
export function setClock(instant: Date | null): void {
  source = instant ? () => new Date(instant) : () => new Date();
}
