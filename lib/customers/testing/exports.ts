import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { accepted, openTenant, workerScope } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import type { ExportFormat } from "@/lib/customers/export/constants";
import { askForExport, downloadExport } from "@/lib/customers/export/writes";
import { makeExport } from "@/lib/customers/export/writes-file";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";

export const HOUR_MS = 3_600_000;
/** More than are read in one step. */
export const MANY = 1_040;

export const listed = (part: Partial<CustomerListQuery> = {}) => ({
  kind: "query" as const,
  query: { ...DEFAULT_LIST_QUERY, ...part },
});

export const insideExport = (exportId: string) => fromPublicId("export", exportId) ?? "";

export const rowsOfCsv = (file: Buffer): string[][] => parse(file, { bom: true });

export const crash = () => {
  throw new Error("killed");
};

/** An organisation in Sydney with `MANY` customers, one made each minute after midnight UTC of 1 May 2026, and a maker. */
export async function openExports() {
  const tenant = await openTenant();
  const maker = await tenant.member();
  const { owner, orgId, dataFolder } = tenant;
  await owner`update organisations set time_zone = 'Australia/Sydney' where id = ${orgId}`;
  await owner.begin(async (sql) => {
    await sql`
      create temporary table many on commit drop as
      select n, uuidv7() as id, uuidv7() as transition_id from generate_series(1, ${MANY}::int) as n`;
    await sql`
      insert into customer_transitions (org_id, id, customer_id, to_status, actor_kind, actor_name, reason_code, reason, version,
        document_hashes, at)
      select ${orgId}::uuid, transition_id, id, 'APPROVED', 'SYSTEM', 'Test', 'test', 'Test', 1, '[]', now() from many`;
    await sql`
      insert into customers (org_id, id, type, purpose, status, is_active, account_state, display_name, name_key, country, profile_sealed,
        last_transition_id, created_at, updated_at)
      select ${orgId}::uuid, id, 'COMPANY', 'BASIC', 'APPROVED', true, 'ACTIVE', 'Many ' || lpad(n::text, 5, '0'),
        'many ' || lpad(n::text, 5, '0'), 'NZ', 'x', transition_id, '2026-05-01'::timestamptz + n * interval '1 minute', now()
      from many`;
  });

  return {
    ...tenant,
    maker,
    /** Asks for three columns. Gives the inside id. */
    async ask(scope: MerchantScope, format: ExportFormat = "CSV", part: Partial<CustomerListQuery> = {}) {
      const columns = ["name" as const, "id" as const, "created" as const];
      return insideExport(accepted(await askForExport(scope, { selection: listed(part), columns, format })).id);
    },
    make: (exportId: string, isLastTry = false) => makeExport(workerScope(orgId), exportId, { isLastTry }),
    /** Downloads it whole; throws when it is refused or not as long as it says. */
    async fileOf(scope: MerchantScope, exportId: string): Promise<Buffer> {
      const { stream, bytes } = accepted(await downloadExport(scope, { exportId }));
      const content = await buffer(stream);
      if (content.length !== bytes) throw new Error(`${content.length} bytes came, ${bytes} were announced`);
      return content;
    },
    stateOf: async (exportId: string) =>
      (await owner`select state, rows, blob_key from customer_exports where id = ${exportId}`)[0],
    /** Every blob and leftover of the store, by its name. */
    async stored(): Promise<string[]> {
      const root = join(dataFolder, "documents");
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    },
    /** Titles of the notices that jobs will deliver to a person, oldest first. */
    async notices(scope: MerchantScope): Promise<string[]> {
      const rows = await owner`
        select payload ->> 'title' as title from graphile_worker._private_jobs
        where payload ->> 'kind' = 'batch.finished' and payload -> 'to' -> 0 -> 'userIds' ->> 0 = ${scope.userId} order by id`;
      return rows.map((row) => String(row.title));
    },
  };
}

export type Exports = Awaited<ReturnType<typeof openExports>>;
