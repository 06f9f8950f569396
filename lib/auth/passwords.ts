import { hash, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes: OWASP's floor, kept here so that no second place can weaken it. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing at most this many at once keeps other pages quick while many people sign in. */
const AT_ONCE = 2;
/** With more than this many waiting, a further one is told to come back. */
const MAX_WAITING = 60;

let running = 0;
const waiting: (() => void)[] = [];

/** Thrown when too many sign-ins wait already. */
export class HashingBusyError extends Error {}

async function inTurn<T>(body: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new HashingBusyError();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await body();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return inTurn(() => verify(stored, password.normalize("NFKC")));
}
