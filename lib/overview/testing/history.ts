import type postgres from "postgres";
import { ids } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import { noCustomers } from "@/lib/customers/list/rules-counts";

export type Step = { at: Date; to: CustomerStatus; by?: "SYSTEM" | "STAFF" };
/** A customer's life: its first step makes it. */
export type Life = {
  steps: Step[];
  deletedAt?: Date | null;
  name?: string;
  missing?: string[];
  documentsExpireOn?: string | null;
  submittedAt?: Date | null;
};

/** Lets rows be written as they would stand after years; only in a test's own database. */
export async function letHistoryBeWritten(owner: postgres.Sql): Promise<void> {
  await owner`alter table customer_transitions disable trigger user`;
}

/** Customers with their records, as rows alone. Returns their inside ids. */
export async function writeLives(owner: postgres.Sql, orgId: string, lives: readonly Life[]): Promise<string[]> {
  const made = lives.map((life) => ({
    life,
    id: ids.next(),
    steps: life.steps.map((step, index) => ({ ...step, id: ids.next(), from: life.steps[index - 1]?.to ?? null })),
  }));
  const transitions = made.flatMap(({ id, steps }) =>
    steps.map((step) => ({
      ...{ org_id: orgId, id: step.id, customer_id: id, from_status: step.from, to_status: step.to, at: step.at },
      ...{ actor_kind: step.by ?? "SYSTEM", actor_name: "Somebody", reason_code: "test", reason: "Test", version: 1 },
      document_hashes: "[]",
    })),
  );
  const rows = made.map(({ life, id, steps }) => {
    const [first, last] = [steps[0], steps.at(-1)];
    const name = life.name ?? "Somebody";
    return {
      ...{ org_id: orgId, id, type: "INDIVIDUAL", purpose: "BASIC", status: last?.to ?? "PENDING_INFO" },
      ...{ account_state: "ACTIVE", display_name: name, name_key: name.toLowerCase(), profile_sealed: Buffer.of(0) },
      ...{ missing_marks: life.missing ?? [], missing_count: life.missing?.length ?? 0 },
      ...{ documents_expire_on: life.documentsExpireOn ?? null, last_transition_id: last?.id ?? id },
      ...{ created_at: first?.at ?? new Date(), updated_at: last?.at ?? new Date() },
      ...{ submitted_at: life.submittedAt ?? null, deleted_at: life.deletedAt ?? null },
    };
  });
  for (let from = 0; from < transitions.length; from += 1000)
    await owner`insert into customer_transitions ${owner(transitions.slice(from, from + 1000))}`;
  for (let from = 0; from < rows.length; from += 1000)
    await owner`insert into customers ${owner(rows.slice(from, from + 1000))}`;
  return made.map(({ id }) => id);
}

/** What the records say stood before an instant, told one by one. */
export function replay(lives: readonly Life[], before: Date): StatusCounts {
  const counts = noCustomers();
  for (const { steps, deletedAt } of lives) {
    const last = steps.filter(({ at }) => at < before).at(-1);
    if (last && !(deletedAt && deletedAt < before)) counts[last.to] += 1;
  }
  return counts;
}
