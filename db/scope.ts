import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { IdentityScope, Scope } from "@/lib/auth/scope";
import { type Outcome, RefusalError } from "@/lib/core/outcome";
import { ask, type Reader, type TransactionKind, type Tx, transact } from "./client";

export type { Reader, Tx } from "./client";

const inside = new AsyncLocalStorage<true>();

function requireOutside(): void {
  if (inside.getStore()) throw new Error("withScope inside withScope: pass the transaction on instead");
}

/**
 * The only way to a query: one transaction on the pool of the scope's kind, with the organisation set for it.
 * Throws when called inside another (it would take a second connection and could wait for itself).
 */
export function withScope<T>(scope: Scope, body: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(scope, body);
}

/**
 * `withScope` for reading in many steps what stood at one moment, whatever is written meanwhile. It writes nothing, keeps a connection for
 * as long as it lasts, and may wait two minutes between steps for whoever takes what was read.
 */
export function withSnapshot<T>(scope: Scope, body: (tx: Tx) => Promise<T>): Promise<T> {
  const patiently = async (tx: Tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '2min'`);
    return body(tx);
  };
  return inTransaction(scope, patiently, { isolationLevel: "repeatable read", accessMode: "read only" });
}

/** `withScope` for a single statement that reads: one trip to the database instead of three. */
export async function readAlone<T>(_: IdentityScope, statement: (reader: Reader) => Promise<T>): Promise<T> {
  requireOutside();
  return ask("platform", statement);
}

/**
 * `withScope` for several readers of one request: whoever asks before the transaction has begun shares it, later ones open another. It ends
 * when all are done, and as in any transaction a statement that fails takes with it what has not been answered.
 */
export function sharedScope(scope: Scope): <T>(body: (tx: Tx) => Promise<T>) => Promise<T> {
  type Reading = { run: (tx: Tx) => Promise<unknown>; fail: (error: unknown) => void };
  let gathering: Reading[] | undefined;

  async function open(readings: Reading[]): Promise<void> {
    const runAll = (tx: Tx) => {
      gathering = undefined;
      // Not `all`: what still asks when the transaction ends would ask in the next one on that connection.
      return Promise.allSettled(readings.map(({ run }) => run(tx)));
    };
    try {
      await withScope(scope, runAll);
    } catch (error) {
      gathering = undefined;
      for (const { fail } of readings) fail(error);
    }
  }

  return (body) =>
    new Promise((resolve, reject) => {
      const reading = { run: (tx: Tx) => body(tx).then(resolve, reject), fail: reject };
      if (gathering) {
        gathering.push(reading);
        return;
      }
      gathering = [reading];
      void open(gathering);
    });
}

async function inTransaction<T>(scope: Scope, body: (tx: Tx) => Promise<T>, kind?: TransactionKind): Promise<T> {
  requireOutside();
  const isTenant = "orgId" in scope;
  return inside.run(true, () =>
    transact(
      isTenant ? "tenant" : "platform",
      async (tx) => {
        if (!isTenant) return body(tx);
        // Sent without waiting: it travels with the first query, and if it fails so does everything after it.
        // A query starts at its `then`, not when it is made: without this one the body's first queries could overtake it.
        const organisation = tx
          .execute(sql`
        select set_config('app.org_id', ${scope.orgId}, true), set_config('app.actor', ${scope.kind}, true)`)
          .then(() => undefined);
        const [result] = await Promise.all([body(tx), organisation]);
        return result;
      },
      kind,
    ),
  );
}

/** `withScope` for a write: a `RefusalError` thrown inside undoes everything and comes back as the refusal. */
export async function writeInScope<T>(scope: Scope, body: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await withScope(scope, async (tx) => {
      const outcome = await body(tx);
      if (!outcome.ok) throw new RefusalError(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
}
