import type { Tx } from "@/db/scope";
import { type Refusal, refuse } from "@/lib/core/outcome";
import type { CustomerType } from "@/lib/customers/constants";
import { pathLabels } from "@/lib/customers/detail/rules-labels";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, profileAtVersion } from "@/lib/customers/reads";
import { changedPaths } from "@/lib/customers/rules-changes";

/** Why a reviewer has to look again: what changed since the page was opened. Null when nothing did. */
export async function changedSince(
  tx: Tx,
  customer: CustomerRecord,
  seen: { version: number; evidence: readonly string[] },
): Promise<Refusal | null> {
  if (customer.version !== seen.version) {
    const before = await profileAtVersion(tx, customer, customer.id, seen.version);
    const paths = changedPaths(before?.profile ?? {}, openProfile(customer));
    const labels = pathLabels(customer.type as CustomerType, paths);
    return refuse(
      "conflict",
      `The merchant changed the profile since you opened the case: ${labels.join(", ")}. Look at it before you ask.`,
    );
  }
  const { hashes } = await customerEvidence(tx, customer, customer.id);
  const now = hashes.map((hash) => hash.sha256).sort();
  const were = [...seen.evidence].sort();
  if (now.length === were.length && now.every((hash, index) => hash === were[index])) return null;
  const added = now.filter((hash) => !were.includes(hash)).length;
  const gone = were.filter((hash) => !now.includes(hash)).length;
  return refuse(
    "conflict",
    `Documents changed since you opened the case: ${added} new, ${gone} replaced or removed. Look at them before you ask.`,
  );
}
