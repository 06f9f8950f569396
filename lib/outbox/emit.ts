import { sql } from "drizzle-orm";
import { insertRows } from "@/db/insert-rows";
import { outboxEvents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import type { NoticeOrder } from "@/lib/notifications/types";

export type EventType =
  | "customer.created"
  | "customer.updated"
  | "customer.status_changed"
  | "customer.deleted"
  | "customer.rfi"
  | "restriction.notified"
  | "restriction.updated"
  | "sender.created"
  | "sender.archived";

/** What open pages of staff are told, and no one else. */
export const CASE_CHANGED = "case.changed";

type NewEvent = { orgId: string; type: EventType; subjectId: string; payload?: Record<string, unknown> };

/** Adds an event to the outbox in the caller's transaction; it is announced to open pages at commit. */
export const emitEvent = (tx: Tx, event: NewEvent): Promise<void> => emitEvents(tx, [event]);

/** `emitEvent` for several in one statement; at least one. */
export async function emitEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map(({ orgId, type, subjectId, payload = {} }) => {
    const id = ids.next();
    const payloadSealed = seal(JSON.stringify(payload), {
      orgId,
      table: "outbox_events",
      rowId: id,
      column: "payload",
    });
    return { orgId, id, type, subjectId, payloadSealed, createdAt: clock.now() };
  });
  await insertRows(tx, outboxEvents, rows);
}

/** Tells open pages of staff, at commit, that a case changed. No event: an organisation and its systems never hear of it. */
export async function announceCase(tx: Tx, of: { orgId: string; customerId: string }): Promise<void> {
  const message = JSON.stringify({ orgId: of.orgId, type: CASE_CHANGED, subjectId: of.customerId });
  await tx.execute(sql`select pg_notify('portico_live', ${message})`);
}

export type Job =
  | { task: "review_customer"; payload: { orgId: string; customerId: string; version: number } }
  | { task: "read_document"; payload: { orgId: string; documentId: string } }
  | { task: "send_mail"; payload: { orgId: string | null; mailId: string } }
  | { task: "notify"; payload: NoticeOrder }
  | { task: "import_list"; payload: { versionId: string } }
  | { task: "rescreen_customers"; payload: { orgId: string; customerId?: string; afterId?: string } }
  | { task: "run_bulk"; payload: { orgId: string; runId: string } }
  | { task: "export_customers"; payload: { orgId: string; exportId: string } }
  | { task: "check_import"; payload: { orgId: string; importId: string } }
  | { task: "run_import"; payload: { orgId: string; importId: string } }
  | { task: "request_reset"; payload: { email: string } };

/** For what nobody waits for: everything else that is waiting comes first. Jobs without a priority have 0. */
export const LATER = 10;

/** When a job's turn comes. */
export type JobTurn = { runAt?: Date; priority?: number };
type JobOptions = JobTurn & { key?: string };

/** Adds a job in the caller's transaction: it runs only if the change is committed. The same key replaces a waiting job. */
export const enqueueJob = (tx: Tx, job: Job, options: JobOptions = {}): Promise<void> =>
  enqueueJobs(tx, [{ job, ...options }]);

/** `enqueueJob` for several in one statement, each with a key of its own. */
export async function enqueueJobs(tx: Tx, jobs: readonly ({ job: Job } & JobOptions)[]): Promise<void> {
  const wanted = jobs.map(({ job: { task, payload }, key, runAt, priority }) => ({
    ...{ task, payload, key, priority },
    run_at: runAt?.toISOString(),
  }));
  await tx.execute(sql`select app.enqueue_jobs(${JSON.stringify(wanted)}::json)`);
}
