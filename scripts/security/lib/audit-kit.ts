import { eq } from "drizzle-orm";
import { auditEvents, drafts } from "@/db/schema";
import { withScope } from "@/db/scope";
import { anchorFile } from "@/lib/audit/anchors";
import { rowMac } from "@/lib/audit/chain";
import { recordAudit } from "@/lib/audit/record";
import { makeSealer } from "@/lib/audit/sealing";
import { type Finding, verifyAudit } from "@/lib/audit/verify";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { identityScope, type SignedIn } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { fromPublicId, ids } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { createCustomer } from "@/lib/customers/lifecycle/writes";
import { startDraft } from "@/lib/drafts/writes";
import { chooseNotices } from "@/lib/notifications/writes-inbox";
import { changeSettings } from "@/lib/organisations/writes";
import { addNote } from "@/lib/reviews/notes/writes";
import { linkSender, unlinkSender } from "@/lib/senders/links/writes";
import { archiveSender, createSender } from "@/lib/senders/writes";

export { closePools } from "@/db/client";

type Member = { orgId: string; userId: string };

export const merchant = (member: Member): MerchantScope =>
  mintScope<MerchantScope>({
    kind: "merchant",
    role: "owner",
    userName: "Olive Owner",
    sessionId: ids.next(),
    requestId: "audit-chain",
    ...member,
  });

const reviewer = (userId: string): ReviewerScope =>
  mintScope<ReviewerScope>({
    kind: "reviewer",
    role: "reviewer",
    userId,
    userName: "Rita Reviewer",
    sessionId: ids.next(),
    requestId: "audit-chain",
  });

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.value;
}

const inside = (kind: Parameters<typeof fromPublicId>[0], id: string) => fromPublicId(kind, id) ?? "";

/** A customer to work on. */
export async function makeCustomer(member: Member): Promise<string> {
  const scope = merchant(member);
  const started = must(await startDraft(scope, { type: "INDIVIDUAL", purpose: "BASIC" }));
  const draftId = inside("draft", started.id);
  const profile = {
    type: "INDIVIDUAL" as const,
    first_name: "Anna",
    last_name: `Chain ${draftId.slice(-6)}`,
    email: "anna@example.com",
    country_of_residence: "AU",
  };
  return withScope(scope, async (tx) => {
    const [draft] = await tx.select().from(drafts).where(eq(drafts.id, draftId));
    const customerId = draft?.customerId ?? "";
    must(await createCustomer(tx, scope, { customerId, profile, purpose: "BASIC", draftId }));
    return customerId;
  });
}

/** One person's stream of changes. `next` makes one, and says whether it was meant to be written down. */
export function lane(member: Member, customerId: string, reviewerId: string, number: number) {
  const scope = merchant(member);
  const staff = reviewer(reviewerId);
  const person = {
    sessionId: ids.next(),
    user: { id: member.userId, name: "Olive Owner", email: "o@portico.test", hasTotp: true, staffRole: null },
    memberships: [],
    current: null,
  } satisfies SignedIn;
  let isEnabled = true;
  let senderId = "";
  let made = 0;

  const steps: (() => Promise<Outcome<unknown>>)[] = [
    () => {
      isEnabled = !isEnabled;
      return setCustomerEnabled(scope, { customerId, isEnabled, version: 1, reason: "Because it is so." });
    },
    async () => {
      made++;
      const account = `${number}${String(made).padStart(7, "0")}`;
      const sender = await createSender(scope, {
        nickname: `Sender ${account}`,
        account_holder_name: "Holder",
        bsb: "062000",
        account_number: account,
      });
      senderId = inside("sender", must(sender).id);
      return sender;
    },
    () => linkSender(scope, { customerId, senderId }),
    () => addNote(staff, { orgId: member.orgId, customerId, body: `Note ${made}` }),
    () => unlinkSender(scope, { customerId, senderId }),
    () => archiveSender(scope, { senderId, reason: "No longer needed here." }),
    () =>
      changeSettings(
        scope,
        { contactEmail: `c${made}@example.com`, timeZone: "Australia/Sydney", requiresTotp: false },
        true,
      ),
    () =>
      chooseNotices(
        person,
        "MERCHANT",
        { kind: "status.changed", inPortal: true, byEmail: made % 2 === 0 },
        "audit-chain",
      ),
  ];
  /** What is refused or breaks leaves nothing behind. */
  const failing: (() => Promise<unknown>)[] = [
    () => setCustomerEnabled(scope, { customerId, isEnabled, version: 1, reason: "It is so already." }),
    () => setCustomerEnabled(scope, { customerId, isEnabled: !isEnabled, version: 99, reason: "An old version." }),
    () => linkSender(scope, { customerId: ids.next(), senderId }),
    () =>
      withScope(scope, async (tx) => {
        await recordAudit(tx, scope, {
          orgId: member.orgId,
          action: "draft.discarded",
          subject: { kind: "draft", id: null },
        });
        throw new Error("undone");
      }).catch(() => null),
  ];

  return async (turn: number): Promise<"written" | "nothing"> => {
    if (turn % 10 === 9) {
      await failing[Math.floor(turn / 10) % failing.length]?.();
      return "nothing";
    }
    must((await steps[(turn - Math.floor(turn / 10)) % steps.length]?.()) as Outcome<unknown>);
    return "written";
  };
}

/** Adds rows as `recordAudit` writes them, many at a time. */
export async function fill(orgId: string, count: number): Promise<void> {
  const BATCH = 1_000;
  for (let done = 0; done < count; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - done) }, () => {
      const row = {
        id: ids.next(),
        orgId,
        at: clock.now(),
        actorKind: "USER",
        actorId: ids.next(),
        actorName: "Somebody with a name",
        action: "customer.updated",
        subjectKind: "customer",
        subjectId: ids.next(),
        customerId: ids.next(),
        detailSealed: Buffer.alloc(120, done % 251),
        requestId: "0f3c1a2b-4d5e",
      };
      return { ...row, mac: rowMac(row) };
    });
    await withScope(identityScope("audit-chain"), (tx) => tx.insert(auditEvents).values(rows));
  }
}

export const sealer = () => makeSealer(identityScope("audit-chain"));

/** Checks the log as `npm run audit:verify` does. */
export async function verify() {
  const kinds = new Map<Finding["kind"], number>();
  const result = await verifyAudit(env().DATABASE_URL, anchorFile(), ({ kind }) =>
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1),
  );
  return { ...result, kinds: Object.fromEntries(kinds) };
}
