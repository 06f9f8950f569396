import { afterAll, afterEach, beforeAll } from "vitest";
import { accepted, openTenant, type Tenant } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { setFault } from "@/lib/core/fault";
import { fromPublicId } from "@/lib/core/ids";
import type { CustomerType } from "@/lib/customers/constants";
import type { DuplicateChoice } from "@/lib/customers/import/constants";
import { matchColumns, startImport } from "@/lib/customers/import/writes";
import { checkImport } from "@/lib/customers/import/writes-check";
import { runImport } from "@/lib/customers/import/writes-run";
import { takeImportFile } from "@/lib/customers/import/writes-upload";

export let tenant: Tenant;
export let maker: MerchantScope;

/** A database of this file's own, with one who may import. Called at the top of a test file. */
export function arrangeImports(): void {
  beforeAll(async () => {
    tenant = await openTenant();
    maker = await tenant.member();
  });
  afterEach(() => {
    for (const name of FAULTS) setFault(name, null);
  });
  afterAll(() => tenant.drop());
}

const FAULTS = [
  "import.before_check_commit",
  "import.after_check_batch",
  "import.before_batch_commit",
  "import.after_batch",
];

/** Throws at the n-th time that the point is reached. */
export function crashAt(point: string, time: number) {
  let times = 0;
  setFault(point, () => {
    times++;
    if (times === time) throw new Error("crash");
  });
}

const HEAD = "Reference,First name,Surname,E-mail,Country\n";
export let batch = 0;
/** People nobody has heard of. */
export function people(count: number, change: (line: string, index: number) => string = (line) => line): string {
  batch += 1;
  const lines = Array.from({ length: count }, (_, index) =>
    change(`R-${batch}-${index},Name${index},Batch${batch},p${index}.${batch}@example.com,Australia`, index),
  );
  return HEAD + lines.join("\n");
}

export async function upload(text: string | Buffer, scope = maker, type: CustomerType = "INDIVIDUAL") {
  const about = { type, purpose: "BASIC", name: "people.csv" } as const;
  const { id } = accepted(await takeImportFile(scope, about, [Buffer.from(text)]));
  return fromPublicId("import", id) ?? "";
}

export const rowOf = async (importId: string) => {
  const [row] = await tenant.owner`select * from customer_imports where id = ${importId}`;
  if (!row) throw new Error("There is no such import");
  return row;
};
export const linesOf = (importId: string) => tenant.owner`
  select line, state, customer_id, duplicate_of, duplicate_line, problems, profile_sealed
  from customer_import_rows where import_id = ${importId} order by line`;
export const statesOf = async (importId: string) => (await linesOf(importId)).map((row) => row.state);
export const customersOf = (importId: string) => tenant.owner`
  select c.* from customers c join customer_import_rows r on r.customer_id = c.id and r.org_id = c.org_id
  where r.import_id = ${importId} order by r.line`;

export async function match(importId: string, scope = maker) {
  const row = await rowOf(importId);
  return matchColumns(scope, { importId, version: row.version, mapping: row.mapping, dateOrder: row.date_order });
}
export async function check(importId: string, scope = maker) {
  accepted(await match(importId, scope));
  await checkImport(tenant.worker, importId);
}
export const start = async (importId: string, duplicates: DuplicateChoice = "SKIP", scope = maker) =>
  startImport(scope, { importId, version: (await rowOf(importId)).version, duplicates });

/** As far as it can come. */
export async function ready(text: string, scope = maker) {
  const importId = await upload(text, scope);
  await check(importId, scope);
  accepted(await start(importId, "SKIP", scope));
  return importId;
}

/** So small that a few lines make several. */
export const BATCH = 20;

/** Creates whatever is ready, however long it takes. */
export const run = (importId: string) => runImport(tenant.worker, importId, 600_000, BATCH);

/** Creates one batch. */
export const runOnce = (importId: string) => runImport(tenant.worker, importId, 0, BATCH);

export const stored = async () => (await tenant.owner`select count(*)::int as n from customers`)[0]?.n as number;
