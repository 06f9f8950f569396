import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { decisionReceipts } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { nextCase } from "@/lib/reviews/queue/reads";
import type { DecisionAnswer } from "./types";

type Request = { orgId: string; customerId: string; decisionId: string };
type Kept = Omit<DecisionAnswer, "next">;

const digestOf = (input: Request) => sha256Hex(JSON.stringify(input));

const OTHER = refuse(
  "conflict",
  "This decision was sent before with another content. Load the page again, then decide.",
);

/** What was answered when the same was sent before, or null. The customer's row is locked by the caller. */
export async function earlierAnswer(
  tx: Tx,
  scope: ReviewerScope,
  input: Request,
): Promise<Outcome<DecisionAnswer> | null> {
  const [row] = await tx
    .select()
    .from(decisionReceipts)
    .where(and(inOrg(decisionReceipts.orgId, input), eq(decisionReceipts.id, input.decisionId)));
  if (!row) return null;
  if (row.madeBy !== scope.userId || row.inputDigest !== digestOf(input)) return OTHER;
  return ok({ ...(row.answer as Kept), next: await nextCase(tx, input.customerId, scope.userId) });
}

/** Keeps the answer under the id that the browser made, and gives it. */
export async function keepAnswer(
  tx: Tx,
  scope: ReviewerScope,
  input: Request,
  answer: Kept,
): Promise<Outcome<DecisionAnswer>> {
  const rows = await tx
    .insert(decisionReceipts)
    .values({
      orgId: input.orgId,
      id: input.decisionId,
      customerId: input.customerId,
      madeBy: scope.userId,
      inputDigest: digestOf(input),
      answer,
      at: clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: decisionReceipts.id });
  // The same id at the same time for another customer of the organisation: one of them is not what was meant.
  return rows.length === 1 ? ok({ ...answer, next: await nextCase(tx, input.customerId, scope.userId) }) : OTHER;
}
