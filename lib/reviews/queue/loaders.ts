import "server-only";
import { withScope } from "@/db/scope";
import { requireReviewer, staffScope } from "@/lib/auth/require";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { awayUntil, listStaff } from "@/lib/reviews/cases/reads-staff";
import { type QueueParams, readQueueParams } from "./input";
import { listCases } from "./reads-list";
import { listQueueChoices } from "./reads-others";
import type { StaffMember } from "./types-list";

/** The queue page: the rows that the address asks for, who may be given cases, and what the filters offer. */
export async function loadQueue(params: QueueParams) {
  const scope = await requireReviewer("cases.read");
  const { query, ignored } = readQueueParams(params);
  const page = await listCases(scope, query);
  const beside = await withScope(scope, async (tx) => {
    const [staff, choices] = await Promise.all([listStaff(tx), listQueueChoices(tx)]);
    return { staff, choices };
  });
  const staff: StaffMember[] = beside.staff.map((person) => ({
    id: toPublicId("user", person.id),
    name: person.name,
    isLead: person.isLead,
    awayUntil: person.awayUntil?.toISOString() ?? null,
    cases: person.cases,
    isSelf: person.id === scope.userId,
  }));
  return {
    page: { ...page, ignored: [...ignored, ...page.ignored] },
    staff,
    choices: beside.choices,
    now: clock.now().toISOString(),
  };
}

/** For the frame around every page of compliance: until when this person is away; null for who is no reviewer. */
export async function loadAvailability(): Promise<{ awayUntil: string | null } | null> {
  const scope = await staffScope("cases.work");
  if (typeof scope === "string") return null;
  const until = await withScope(scope, (tx) => awayUntil(tx, scope.userId));
  return { awayUntil: until?.toISOString() ?? null };
}
