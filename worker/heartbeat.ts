import { workerHeartbeats } from "@/db/schema";
import { withScope } from "@/db/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";

const EVERY_MS = 10_000;

/** Writes every ten seconds that the worker lives; `/api/ready` reads it. Returns what stops it. */
export function keepHeartbeat(): () => void {
  const beat = () =>
    withScope(identityScope("worker"), (tx) =>
      tx
        .insert(workerHeartbeats)
        .values({ name: "worker", at: clock.now() })
        .onConflictDoUpdate({ target: workerHeartbeats.name, set: { at: clock.now() } }),
    ).catch((error: unknown) => log.warn({ err: error }, "heartbeat failed"));
  void beat();
  const timer = setInterval(beat, EVERY_MS);
  return () => clearInterval(timer);
}
