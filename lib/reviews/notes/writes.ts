import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { caseNotes, reviewCases } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { findCustomer } from "@/lib/customers/reads";
import { notify } from "@/lib/notifications/writes";
import { latestCase, lockOpenCase } from "@/lib/reviews/cases/reads";
import type { NoteInput, TagsInput } from "./input";
import { listColleagues, noteBinding } from "./reads";
import { mentionsIn } from "./rules";

/** Writes a note about a customer for other staff. It is never changed afterwards. */
export async function addNote(scope: ReviewerScope, input: NoteInput): Promise<Outcome<{ id: string }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await findCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const { orgId } = customer;
    const id = ids.next();
    const mentions = mentionsIn(input.body, await listColleagues(tx));
    const found = await latestCase(tx, customer, customer.id);
    await tx.insert(caseNotes).values({
      orgId,
      id,
      caseId: found?.id ?? null,
      customerId: customer.id,
      authorId: scope.userId,
      authorName: scope.userName,
      bodySealed: seal(input.body, noteBinding(orgId, id)),
      mentions,
      at: clock.now(),
    });
    await recordAudit(tx, scope, {
      orgId,
      action: "note.added",
      subject: { kind: "note", id },
      customerId: customer.id,
      detail: { note: input.body },
    });
    const others = mentions.filter((userId) => userId !== scope.userId);
    if (others.length > 0) {
      await notify(tx, scope, {
        orgId,
        kind: "case.mentioned",
        title: `${scope.userName} mentioned you about ${customer.displayName}`,
        // Notices travel by e-mail too: what was written stays in the portal.
        body: "Open the case to read the note.",
        href: `/review/${toPublicId("organisation", orgId)}/${toPublicId("customer", customer.id)}#notes`,
        customerId: customer.id,
        to: { userIds: others },
      });
    }
    return ok({ id: toPublicId("note", id) });
  });
}

/** Replaces the tags of the open case. Refused when somebody else has changed the case meanwhile. */
export async function setTags(scope: ReviewerScope, input: TagsInput): Promise<Outcome<{ version: number }>> {
  return writeInScope(scope, async (tx) => {
    const found = await lockOpenCase(tx, { orgId: input.orgId }, input.customerId);
    if (!found) return refuse("wrong_state", "There is no open case. Tags belong to cases.");
    if (found.version !== input.version) {
      return refuse("conflict", `Somebody else changed the case. Its tags are: ${found.tags.join(", ") || "none"}.`);
    }
    const version = found.version + 1;
    await tx
      .update(reviewCases)
      .set({ tags: input.tags, version })
      .where(and(inOrg(reviewCases.orgId, found), eq(reviewCases.id, found.id)));
    await recordAudit(tx, scope, {
      orgId: found.orgId,
      action: "case.tagged",
      subject: { kind: "case", id: found.id },
      customerId: found.customerId,
      detail: { from: found.tags, to: input.tags },
    });
    return ok({ version });
  });
}
