import { makeSealer } from "@/lib/audit/sealing";
import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";

const EVERY_MS = 1_000;
/** A row that was committed minutes after its id was made is found by the sweep. */
const SWEEP_EVERY = 600;

/** Seals the audit log every second. Returns what stops it, after the step that is under way. */
export function keepSealing(): () => Promise<void> {
  const seal = makeSealer(identityScope("worker"));
  let steps = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();

  const step = async () => {
    try {
      await seal(steps % SWEEP_EVERY === 0 ? "all" : "recent");
      steps++;
    } catch (error) {
      log.warn({ err: error }, "the audit log could not be sealed; trying again");
    }
    if (!isStopped) timer = setTimeout(next, EVERY_MS);
  };
  const next = () => {
    running = step();
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
