import type postgres from "postgres";
import { type MerchantScope, mintScope } from "@/lib/auth/scope";
import { ids } from "@/lib/core/ids";
import { nameKey } from "@/lib/core/text";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { MissingMark } from "@/lib/customers/constants-missing";

/** What a list shows or filters by. */
export type ListedSample = {
  name: string;
  type: "INDIVIDUAL" | "COMPANY";
  status: CustomerStatus;
  isEnabled: boolean;
  country: string | null;
  email: string | null;
  externalId: string | null;
  missing: MissingMark[];
  tags: string[];
  metadata: Record<string, string>;
  /** Inside id of an import that is there. */
  importId: string | null;
  documentsExpireOn: string | null;
  createdAt: Date;
  updatedAt: Date;
  reviewedAt: Date | null;
};

export const PLAIN_SAMPLE: ListedSample = {
  name: "Jane Doe",
  type: "INDIVIDUAL",
  status: "APPROVED",
  isEnabled: true,
  country: null,
  email: null,
  externalId: null,
  missing: [],
  tags: [],
  metadata: {},
  importId: null,
  documentsExpireOn: null,
  createdAt: new Date("2026-03-01T00:00:00Z"),
  updatedAt: new Date("2026-03-01T00:00:00Z"),
  reviewedAt: null,
};

/** The account's state, as the lifecycle would have set it. */
export const accountStateOf = ({ status, isEnabled }: Pick<ListedSample, "status" | "isEnabled">) =>
  status === "SUSPENDED" || !isEnabled ? "LOCKED" : status === "APPROVED" ? "ACTIVE" : "APPROVAL_PENDING";

/** Within a transaction of the owner: a customer past the application, with the record of its first status. */
export async function insertListed(
  sql: postgres.TransactionSql,
  orgId: string,
  part: Partial<ListedSample> = {},
  id = ids.next(),
): Promise<string> {
  const sample = { ...PLAIN_SAMPLE, ...part };
  const { name, type, status, isEnabled, createdAt } = sample;
  const updatedAt = part.updatedAt ?? createdAt;
  const transition = ids.next();
  const isActive = status === "APPROVED";
  await sql`
    insert into customer_transitions (org_id, id, customer_id, to_status, actor_kind, actor_name, reason_code, reason, version,
      document_hashes, at)
    values (${orgId}, ${transition}, ${id}, ${status}, 'SYSTEM', 'Test', 'test', 'Test', 1, '[]', ${createdAt})`;
  await sql`
    insert into customers (org_id, id, type, purpose, status, is_enabled, is_active, is_wallet_ready, account_state, display_name,
      name_key, email, external_id, country, metadata, missing_count, missing_marks, tags, documents_expire_on, profile_sealed,
      last_transition_id, import_id, created_at, updated_at, reviewed_at)
    values (${orgId}, ${id}, ${type}, 'BASIC', ${status}, ${isEnabled}, ${isActive}, ${isActive && isEnabled},
      ${accountStateOf(sample)}, ${name}, ${nameKey(name)}, ${sample.email}, ${sample.externalId}, ${sample.country},
      ${sql.json(sample.metadata)}, ${sample.missing.length}, ${sample.missing}, ${sample.tags}, ${sample.documentsExpireOn},
      ${Buffer.from("x")}, ${transition}, ${sample.importId}, ${createdAt}, ${updatedAt}, ${sample.reviewedAt})`;
  return id;
}

/** `insertListed` in a transaction of its own. Returns the inside id. */
export async function addListed(
  owner: postgres.Sql,
  orgId: string,
  part: Partial<ListedSample> = {},
  id = ids.next(),
): Promise<string> {
  await owner.begin((sql) => insertListed(sql, orgId, part, id));
  return id;
}

/** An import of the organisation, past the application. Returns its inside id. */
export async function addImport(owner: postgres.Sql, orgId: string, fileName = "people.csv"): Promise<string> {
  const id = ids.next();
  await owner`
    insert into customer_imports (org_id, id, type, purpose, file_name, bytes, sha256, blob_key, headers, mapping, state, created_by,
      created_by_name, created_at)
    values (${orgId}, ${id}, 'INDIVIDUAL', 'BASIC', ${fileName}, 1, 'x', ${id}, '{}', '[]', 'DONE', ${ids.next()}, 'Test', now())`;
  return id;
}

/** Gives a customer another status, with its record, as the lifecycle would. */
export async function moveListed(
  owner: postgres.Sql,
  orgId: string,
  id: string,
  status: CustomerStatus,
): Promise<void> {
  const transition = ids.next();
  const isActive = status === "APPROVED";
  await owner.begin(async (sql) => {
    const [before] = await sql`select status from customers where org_id = ${orgId} and id = ${id} for update`;
    if (before === undefined || before.status === status) return;
    await sql`
      insert into customer_transitions (org_id, id, customer_id, from_status, to_status, actor_kind, actor_name, reason_code, reason,
        version, document_hashes, at)
      values (${orgId}, ${transition}, ${id}, ${before.status}, ${status}, 'SYSTEM', 'Test', 'test', 'Test', 1, '[]', now())`;
    await sql`
      update customers set status = ${status}, is_active = ${isActive}, is_wallet_ready = ${isActive} and is_enabled,
        last_transition_id = ${transition} where org_id = ${orgId} and id = ${id}`;
  });
}

/** Somebody of the organisation, made without a row in the database. */
export function listScope(orgId: string, role: MerchantScope["role"] = "owner"): MerchantScope {
  const common = { userId: ids.next(), userName: "Test", sessionId: ids.next(), requestId: "t" };
  return mintScope<MerchantScope>({ kind: "merchant", orgId, role, ...common });
}
