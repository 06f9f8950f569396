import { eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, memberships, organisations, users } from "@/db/schema";
import { withScope } from "@/db/scope";
import { type MerchantScope, mintScope, type ReviewerScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { today as dayOf } from "@/lib/core/civil-date";
import { clock, setClock } from "@/lib/core/clock";
import { fromPublicId } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { findCustomer } from "@/lib/customers/reads";
import { addDocument } from "@/lib/documents/uploads/writes";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { seenNow } from "@/lib/reviews/decisions/reads";
import { newDecisionId } from "@/lib/reviews/decisions/rules";
import { decideCase } from "@/lib/reviews/decisions/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import type { Role } from "./cast";
import { papersOf } from "./papers";
import { valuesOf } from "./profiles";

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const TAB = "demo-seed";

/** The value of an outcome that the demo counts on. */
export function must<T>(outcome: Outcome<T>, what: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`Demo data, ${what}: ${outcome.message} ${JSON.stringify(outcome.fields ?? {})}`);
}

/** The inside form of an id that a write answered with. */
export function uuid(kind: Parameters<typeof fromPublicId>[0], publicId: string): string {
  const inside = fromPublicId(kind, publicId);
  if (!inside) throw new Error(`Not an id: ${publicId}`);
  return inside;
}

/** A member of a demo organisation, acting. */
export async function memberScope(email: string): Promise<MerchantScope> {
  return withScope(identityScope("demo"), async (tx) => {
    const [row] = await tx
      .select({ userId: users.id, userName: users.name, orgId: memberships.orgId, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(organisations, eq(organisations.id, memberships.orgId))
      .where(eq(users.email, email));
    if (!row) throw new Error(`The demo has no ${email}`);
    const role = row.role as MerchantScope["role"];
    return mintScope<MerchantScope>({ kind: "merchant", ...row, role, sessionId: row.userId, requestId: "demo" });
  });
}

/** The reviewer of the demo, acting. */
export async function reviewerScope(email: string, role: ReviewerScope["role"] = "reviewer"): Promise<ReviewerScope> {
  return withScope(identityScope("demo"), async (tx) => {
    const [row] = await tx.select({ userId: users.id, userName: users.name }).from(users).where(eq(users.email, email));
    if (!row) throw new Error(`The demo has no ${email}`);
    return mintScope<ReviewerScope>({
      kind: "reviewer",
      role,
      ...row,
      sessionId: row.userId,
      requestId: "demo",
    });
  });
}

/** A job of the worker, acting. */
export const systemScope = (orgId: string, task: string): SystemScope =>
  mintScope<SystemScope>({ kind: "system", orgId, task, requestId: "demo" });

/** Sets the clock to a working hour some days ago; later calls move on from there. */
export function travel(daysAgo: number, seed: number): void {
  const start = new Date(Date.now() - daysAgo * DAY_MS);
  start.setUTCHours(0, 30 + ((seed * 37) % 360), (seed * 13) % 60, 0);
  setClock(start.getTime() > Date.now() ? new Date(Date.now() - 3600_000) : start);
}

export function minutesLater(minutes: number): void {
  setClock(new Date(clock.now().getTime() + minutes * 60_000));
}

/** The reviewer decides on what stands. */
export async function decide(
  reviewer: ReviewerScope,
  orgId: string,
  customerId: string,
  approves: boolean,
): Promise<void> {
  const seen = await withScope(reviewer, async (tx) => {
    const customer = await findCustomer(tx, { orgId }, customerId);
    if (!customer) throw new Error("A customer of the demo is gone");
    return seenNow(tx, customer);
  });
  const words = approves
    ? {
        reasonCode: "EVIDENCE_SUFFICIENT" as const,
        reason: "We looked at the documents and accept this customer.",
        internalReason: "Residence permit history explains the nationality; passport and bill agree.",
      }
    : {
        reasonCode: "RISK_TOO_HIGH" as const,
        reason: "We cannot accept this customer.",
        internalReason: "High-risk connection without a plausible explanation after two questions.",
      };
  const decision = approves ? ("APPROVED" as const) : ("SUSPENDED" as const);
  must(
    await decideCase(reviewer, { orgId, customerId, decision, decisionId: newDecisionId(), ...words, ...seen }),
    "decision",
  );
}

export type Stage = {
  maker: MerchantScope;
  reviewer: ReviewerScope;
  timeZone: string;
  senderIds: string[];
  sharedId: string | null;
};

/** Plays one invented customer through the writes that people use, on its day. Returns the inside id. */
export async function play(role: Role, stage: Stage, index: number): Promise<string> {
  const { maker } = stage;
  if (role.hoursAgo === undefined) travel(role.daysAgo, index);
  else setClock(new Date(Date.now() - role.hoursAgo * HOUR_MS));
  const today = dayOf(stage.timeZone, clock.now());
  const values = valuesOf(role, today, role.idNumber ? stage.sharedId : null);
  const draft = must(await startDraft(maker, { type: role.type, purpose: role.purpose }), "draft");
  const draftId = uuid("draft", draft.id);
  const saved = must(
    await saveDraft(maker, {
      draftId,
      version: 1,
      tab: TAB,
      step: "review",
      visited: [],
      purpose: role.purpose,
      senderIds: role.purpose === "WALLET" ? stage.senderIds : [],
      values: values as Parameters<typeof saveDraft>[1]["values"],
    }),
    role.names.join(" "),
  );
  for (const { document, file } of await papersOf(role, values, today)) {
    const upload = { owner: { draftId }, document, fileName: file.fileName, sizeBytes: file.bytes.length };
    const result = must(await addDocument(maker, upload, [file.bytes]), file.fileName);
    if (result.kind === "refused") throw new Error(`Demo data, ${file.fileName}: ${result.refused.message}`);
  }
  minutesLater(4);
  const submitted = must(await submitDraft(maker, { draftId, version: saved.version }), role.names.join(" "));
  const customerId = uuid("customer", submitted.customerId);
  if (submitted.status === "UNDER_REVIEW") {
    minutesLater(0.03);
    must(await reviewCustomer(systemScope(maker.orgId, "review_customer"), { customerId, version: 1 }), "review");
  }
  if (role.fate === "reviewer_approves" || role.fate === "reviewer_suspends") {
    minutesLater(95);
    await decide(stage.reviewer, maker.orgId, customerId, role.fate === "reviewer_approves");
  }
  if (role.fate === "merchant_disables") {
    minutesLater(600);
    const reason = "Moved to another provider; asked us to pause the account.";
    must(await setCustomerEnabled(maker, { customerId, isEnabled: false, version: 1, reason }), "disabling");
  }
  return customerId;
}

/** Whether an organisation has customers already, deleted ones included. */
export async function hasCustomers(scope: MerchantScope): Promise<boolean> {
  const rows = await withScope(scope, (tx) =>
    tx.select({ id: customers.id }).from(customers).where(inOrg(customers.orgId, scope)).limit(1),
  );
  return rows.length > 0;
}
