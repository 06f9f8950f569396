import { withScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { setClock } from "@/lib/core/clock";
import { latestCase } from "@/lib/reviews/cases/reads";
import { assignCase } from "@/lib/reviews/cases/writes-assign";
import { snoozeCase } from "@/lib/reviews/cases/writes-snooze";
import { setTags } from "@/lib/reviews/notes/writes";
import { QUEUE_CAST } from "./cast";
import { must, play, reviewerScope, type Stage } from "./play";

const HOUR_MS = 3600_000;

/** The open case of a customer as somebody acting on it names it; null where the review left nothing to a person. */
async function handleOf(scope: ReviewerScope, orgId: string, customerId: string) {
  const record = await withScope(scope, (tx) => latestCase(tx, { orgId }, customerId));
  return record && !record.closedAt ? { orgId, caseId: record.id, version: record.version } : null;
}

/** A queue with something in it for everybody: taken, given, put aside, tagged, late and due soon. */
export async function seedQueue(stage: Stage, tell: (text: string) => void): Promise<void> {
  const { orgId } = stage.maker;
  const lead = await reviewerScope("lead@portico.test", "lead");
  const ids: string[] = [];
  for (const [index, role] of QUEUE_CAST.entries()) {
    ids.push(await play(role, stage, index));
    tell(`Queue: customer ${index + 1} of ${QUEUE_CAST.length}`);
  }
  const onCase = async (
    at: number,
    act: (handle: NonNullable<Awaited<ReturnType<typeof handleOf>>>) => Promise<void>,
  ) => {
    const handle = await handleOf(lead, orgId, ids[at] ?? "");
    if (handle) await act(handle);
  };
  setClock(new Date(Date.now() - HOUR_MS));
  await onCase(0, async (handle) => {
    must(await assignCase(lead, { ...handle, assigneeId: stage.reviewer.userId }), "assigning");
  });
  await onCase(1, async (handle) => {
    const of = { orgId, customerId: ids[1] ?? "" };
    must(await setTags(lead, { ...of, version: handle.version, tags: ["name-match", "call-back"] }), "tags");
  });
  await onCase(2, async (handle) => {
    must(await assignCase(lead, { ...handle, assigneeId: lead.userId }), "taking");
  });
  await onCase(3, async (handle) => {
    const until = new Date(Date.now() + 20 * HOUR_MS);
    const reason = "The embassy answers tomorrow morning.";
    must(await snoozeCase(lead, { ...handle, until, reason }), "putting aside");
  });
}
