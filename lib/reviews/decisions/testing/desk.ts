import { withScope } from "@/db/scope";
import { decisionOn, lookAt } from "@/db/testing/decisions";
import {
  accepted,
  addDocumentRow,
  customerRow,
  makeCustomer,
  openTenant,
  reviewerScope,
  type Tenant,
} from "@/db/testing/fixtures";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { setClock } from "@/lib/core/clock";
import type { Outcome } from "@/lib/core/outcome";
import { lockCustomer } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { announceDocuments } from "@/lib/documents/announce";
import { latestCase, lockOpenCase } from "@/lib/reviews/cases/reads";
import { reviewCustomer } from "@/lib/reviews/writes";
import type { DecisionInput, SeenInput } from "../input";
import type { DecisionChange } from "../types";
import { decideCase } from "../writes";

// One test file's tenant, its people, and the case at hand.
export let tenant: Tenant;
export let maker: MerchantScope;
export let ruth: ReviewerScope;
export let leo: ReviewerScope;
export let lead: ReviewerScope;
export let customerId: string;
export let seen: SeenInput;

export const as = (scope: { userId: string; userName: string }) =>
  reviewerScope({ id: scope.userId, name: scope.userName, email: "" });
export const policy = (secondEye: "ALWAYS" | "RISK" | "NEVER", risk = 70) =>
  tenant.owner`update organisations set second_eye = ${secondEye}, second_eye_risk = ${risk}`;

export async function openDesk(): Promise<void> {
  tenant = await openTenant();
  maker = await tenant.member();
  ruth = await tenant.reviewer();
  leo = await tenant.reviewer();
  const { userId, userName } = await tenant.reviewer();
  await tenant.owner`update users set platform_role = 'lead' where id = ${userId}`;
  lead = mintScope<ReviewerScope>({ ...as({ userId, userName }), role: "lead" });
}

let made = 0;
export function person(more: object = {}) {
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Nguyen ${made}`, identification_value: `PA${2_000_000 + made}`, ...more };
}

/** A customer from a high-risk country: the automated review leaves it to a person. */
export async function newCase(): Promise<void> {
  setClock(null);
  await policy("RISK");
  made += 1;
  customerId = await makeCustomer(maker, person({ nationality: "IR" }));
  accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
  await lookAgain();
}

export function useCustomer(id: string): void {
  customerId = id;
}
export async function lookAgain(): Promise<void> {
  seen = await look();
}
export const of = () => ({ orgId: tenant.orgId, customerId });
export const look = () => lookAt(ruth, tenant.orgId, customerId);
export const decide = (scope: ReviewerScope, more: Partial<DecisionInput> = {}) =>
  decideCase(scope, decisionOn(of(), seen, more));
export const status = async () => (await customerRow(maker, customerId)).status;
export const change = (outcome: Outcome<unknown>): DecisionChange => {
  if (outcome.ok) throw new Error("It was not refused");
  return outcome.detail as DecisionChange;
};
export const edit = (more: object) =>
  updateCustomer(maker, { customerId, version: seen.version, profile: person({ nationality: "IR", ...more }) });
export const caseNow = (openOnly = true) =>
  withScope(ruth, (tx) => (openOnly ? lockOpenCase : latestCase)(tx, tenant, customerId));

/** A file arrives as an upload would bring it, without its bytes. */
export async function addPaper(sha: string): Promise<string> {
  const sha256 = await addDocumentRow(tenant.owner, tenant.orgId, customerId, sha.repeat(64));
  await withScope(maker, async (tx) => {
    const customer = await lockCustomer(tx, maker, customerId);
    if (customer) accepted(await announceDocuments(tx, maker, customer));
  });
  await reviewCustomer(tenant.worker, { customerId, version: seen.version });
  return sha256;
}
