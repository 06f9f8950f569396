import type { ReviewerScope } from "@/lib/auth/scope";
import { type Refusal, refuse } from "@/lib/core/outcome";
import type { CaseRecord } from "./reads";
import type { Assignable } from "./types";

/** Whether somebody may move a case: a lead any, others an unassigned one to themselves and their own to anybody. */
export function moveBar(scope: ReviewerScope, record: CaseRecord, to: Assignable | null): Refusal | null {
  if (scope.role === "lead" || record.assigneeId === scope.userId) return null;
  if (record.assigneeId !== null) {
    return refuse("forbidden", "This case is somebody else's. Ask them to hand it back, or ask a lead.");
  }
  return to === null || to.id === scope.userId
    ? null
    : refuse("forbidden", "Take an unassigned case yourself first. Only a lead gives it to somebody else at once.");
}

/** Whether somebody may put a case aside or take it up again. */
export function snoozeBar(scope: ReviewerScope, record: CaseRecord): Refusal | null {
  return scope.role === "lead" || record.assigneeId === null || record.assigneeId === scope.userId
    ? null
    : refuse("forbidden", "This case is somebody else's. Only they or a lead put it aside.");
}
