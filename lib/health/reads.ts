import { randomUUID } from "node:crypto";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { workerHeartbeats } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { IdentityScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";

const HEARTBEAT_MAX_AGE_MS = 60_000;
const MIN_FREE_BYTES = 200 * 1024 * 1024;
const TIMEOUT_MS = 3_000;

/** "ok", or what is wrong in words without any inner detail. */
export type Readiness = Record<"database" | "worker" | "disk", string>;

function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("timeout")), TIMEOUT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function checkDisk(): Promise<string> {
  const folder = env().PORTICO_DATA;
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "");
    await rm(probe);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < MIN_FREE_BYTES ? "almost full" : "ok";
  } catch {
    return "not writable";
  }
}

async function checkDatabase(scope: IdentityScope): Promise<Pick<Readiness, "database" | "worker">> {
  try {
    const [beat] = await within(
      withScope(scope, (tx) =>
        tx.select({ at: workerHeartbeats.at }).from(workerHeartbeats).where(eq(workerHeartbeats.name, "worker")),
      ),
    );
    const isFresh = beat && clock.now().getTime() - beat.at.getTime() <= HEARTBEAT_MAX_AGE_MS;
    return { database: "ok", worker: isFresh ? "ok" : "not seen for a minute" };
  } catch {
    return { database: "out of reach", worker: "unknown" };
  }
}

/** Looks at everything a request may need. */
export async function checkReadiness(scope: IdentityScope): Promise<Readiness> {
  const [database, disk] = await Promise.all([checkDatabase(scope), within(checkDisk()).catch(() => "too slow")]);
  return { ...database, disk };
}
