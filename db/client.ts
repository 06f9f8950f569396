import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/core/env";
import { prepareOften } from "./prepared";
import { type RuntimeRole, runtimeLogin } from "./roles";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
/** What one statement that reads needs of a transaction or a pool. */
export type Reader = Pick<Database, "select" | "_">;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

type Pool = {
  sql: postgres.Sql;
  database: Database;
  waiting: number;
  inUse: number;
  size: number;
  queue: (() => void)[];
};

/** How long a request waits for a connection before it is told to come back. */
const ACQUIRE_TIMEOUT_MS = 4_000;

/** Thrown when no connection came free in time, or the database is out of reach: answered with 503 and Retry-After. */
export class DatabaseUnavailableError extends Error {
  constructor() {
    super("The database is busy or out of reach");
    this.name = "DatabaseUnavailableError";
  }
}

// Kept on globalThis, because development reloads modules and would leave the old pools open.
const holder = globalThis as typeof globalThis & { porticoPools?: Map<RuntimeRole, Pool> };
holder.porticoPools ??= new Map();
const pools = holder.porticoPools;

function open(role: RuntimeRole): Pool {
  const size = role === "tenant" ? env().poolSize : Math.max(2, Math.ceil(env().poolSize / 2));
  const sql = postgres(runtimeLogin(env().DATABASE_URL, role).url, {
    max: size,
    connect_timeout: 5,
    idle_timeout: 300,
    onnotice: () => {},
    connection: {
      application_name: `portico-${role}`,
      statement_timeout: 10_000,
      lock_timeout: 4_000,
      idle_in_transaction_session_timeout: 15_000,
      // A plan for any values would be made after five times: it would know neither how rare a word is nor how large an organisation.
      plan_cache_mode: "force_custom_plan",
      // Compiling takes longer than any of these statements.
      jit: "off",
    },
  });
  return { sql, database: drizzle(prepareOften(sql), { schema }), waiting: 0, inUse: 0, size, queue: [] };
}

function poolOf(role: RuntimeRole): Pool {
  let pool = pools.get(role);
  if (!pool) {
    pool = open(role);
    pools.set(role, pool);
  }
  return pool;
}

async function acquire(pool: Pool): Promise<void> {
  if (pool.inUse < pool.size) {
    pool.inUse++;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const grant = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      pool.queue.splice(pool.queue.indexOf(grant), 1);
      reject(new DatabaseUnavailableError());
    }, ACQUIRE_TIMEOUT_MS);
    pool.queue.push(grant);
  });
}

function release(pool: Pool): void {
  const next = pool.queue.shift();
  if (next) next();
  else pool.inUse--;
}

async function onPool<T>(role: RuntimeRole, work: (database: Database) => Promise<T>): Promise<T> {
  const pool = poolOf(role);
  await acquire(pool);
  try {
    return await work(pool.database);
  } finally {
    release(pool);
  }
}

export type TransactionKind = Parameters<Database["transaction"]>[1];

/** One transaction on the pool of a role. Only `scope.ts` calls it. */
export const transact = <T>(role: RuntimeRole, body: (tx: Tx) => Promise<T>, kind?: TransactionKind): Promise<T> =>
  onPool(role, (database) => database.transaction(body, kind));

/** One statement on the pool of a role, which needs no transaction around it. Only `scope.ts` calls it. */
export const ask = <T>(role: RuntimeRole, statement: (reader: Reader) => Promise<T>): Promise<T> =>
  onPool(role, statement);

/** Closes all pools: at the end of a process or a test. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((pool) => pool.sql.end({ timeout: 2 })));
}
