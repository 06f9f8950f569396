import { and, inArray, isNull } from "drizzle-orm";
import { notificationPreferences, notifications } from "@/db/schema";
import { withScope, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { identityScope, type SignedIn } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { personActor } from "@/lib/people/actor";
import type { NoticeAudience } from "./constants";
import type { PreferenceInput } from "./input";
import { type NoticeReader, ownNotices } from "./reads";
import { isKindFor } from "./rules";

/** Marks the reader's own notices as read: these, or all there are. Gives how many were unread. */
export async function markNoticesRead(scope: NoticeReader, noticeIds: string[] | "all"): Promise<number> {
  return withScope(scope, async (tx) => {
    const rows = await tx
      .update(notifications)
      .set({ readAt: clock.now() })
      .where(
        and(
          ownNotices(scope),
          isNull(notifications.readAt),
          noticeIds === "all" ? undefined : inArray(notifications.id, noticeIds),
        ),
      )
      .returning({ id: notifications.id });
    return rows.length;
  });
}

/** Keeps how a person wants to hear of a kind. */
export async function chooseNotices(
  person: SignedIn,
  audience: NoticeAudience,
  input: PreferenceInput,
  requestId: string,
): Promise<Outcome<null>> {
  if (!isKindFor(input.kind, audience)) return refuse("invalid", "You do not get this kind of notice.");
  const scope = identityScope(requestId);
  const { kind, inPortal, byEmail } = input;
  return writeInScope(scope, async (tx) => {
    await tx
      .insert(notificationPreferences)
      .values({ userId: person.user.id, kind, inPortal, byEmail })
      .onConflictDoUpdate({
        target: [notificationPreferences.userId, notificationPreferences.kind],
        set: { inPortal, byEmail },
      });
    await recordAudit(tx, scope, {
      orgId: null,
      action: "notices.chosen",
      subject: { kind: "user", id: person.user.id },
      actor: personActor(person),
      detail: { kind, inPortal, byEmail },
    });
    return ok(null);
  });
}
