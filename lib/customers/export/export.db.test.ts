import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withScope, withSnapshot } from "@/db/scope";
import { accepted, codeOf, openTenant, type Tenant, workerScope } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock, setClock } from "@/lib/core/clock";
import { setFault } from "@/lib/core/fault";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import { LIST_COLUMN_IDS } from "@/lib/customers/list/constants-columns";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { readSelection } from "@/lib/customers/selection/reads";
import { addListed } from "@/lib/customers/testing/listed";
import { sweepBlobs } from "@/worker/sweep-blobs";
import { EXPORT_LIMITS, type ExportFormat } from "./constants";
import { listExports } from "./reads";
import { askForExport, cancelExport, downloadExport } from "./writes";
import { expireExports } from "./writes-expiry";
import { makeExport } from "./writes-file";

const HOUR_MS = 3_600_000;
/** More than are read in one step. */
const MANY = 1_040;

let tenant: Tenant;
let maker: MerchantScope;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  const { owner, orgId } = tenant;
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
}, 60_000);
afterEach(() => {
  setFault("export.step", null);
  setFault("export.before_ready", null);
  setClock(null);
});
afterAll(() => tenant.drop());

const query = (part: Partial<CustomerListQuery> = {}) => ({
  kind: "query" as const,
  query: { ...DEFAULT_LIST_QUERY, ...part },
});

const inside = (exportId: string) => fromPublicId("export", exportId) ?? "";

async function ask(scope: MerchantScope, format: ExportFormat = "CSV", part: Partial<CustomerListQuery> = {}) {
  const asked = accepted(
    await askForExport(scope, { selection: query(part), columns: ["name", "id", "created"], format }),
  );
  return inside(asked.id);
}

const make = (exportId: string, isLastTry = false) => makeExport(workerScope(tenant.orgId), exportId, { isLastTry });

async function fileOf(scope: MerchantScope, exportId: string): Promise<Buffer> {
  const { stream, bytes } = accepted(await downloadExport(scope, { exportId }));
  const content = await buffer(stream);
  expect(content.length).toBe(bytes);
  return content;
}

const read = (file: Buffer): string[][] => parse(file, { bom: true });

const stateOf = async (exportId: string) =>
  (await tenant.owner`select state, rows, blob_key from customer_exports where id = ${exportId}`)[0];

/** Every blob and leftover of the store, by its name. */
async function stored(): Promise<string[]> {
  const root = join(tenant.dataFolder, "documents");
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** Titles of the notices that jobs will deliver to a person, oldest first. */
const notices = async (scope: MerchantScope) =>
  (
    await tenant.owner`
      select payload ->> 'title' as title from graphile_worker._private_jobs
      where payload ->> 'kind' = 'batch.finished' and payload -> 'to' -> 0 -> 'userIds' ->> 0 = ${scope.userId} order by id`
  ).map((row) => String(row.title));

const crash = () => {
  throw new Error("killed");
};

describe("a file", () => {
  it("has the rows and columns of the list in its order, as CSV and as a workbook", async () => {
    const scope = await tenant.member();
    const sort = { column: "name", direction: "desc" } as const;
    const [csv, xlsx] = [await ask(scope, "CSV", { sort }), await ask(scope, "XLSX", { sort })];
    await make(csv);
    await make(xlsx);
    const names = Array.from({ length: MANY }, (_, at) => `Many ${String(MANY - at).padStart(5, "0")}`);
    const [header, ...rows] = read(await fileOf(scope, csv));
    expect(header).toEqual(["Customer Name", "Customer ID", "Created At"]);
    expect(rows.map(([name]) => name)).toEqual(names);
    // Minute n after midnight UTC of 1 May, by clocks in Sydney.
    expect(rows.at(-1)?.[2]).toBe("2026-05-01T10:01:00+10:00");
    expect(fromPublicId("customer", rows[0]?.[1] ?? "")).not.toBeNull();

    const [head, ...sheet] = await readSheet(await fileOf(scope, xlsx));
    expect(head).toEqual(header);
    expect(sheet.map(([name]) => name)).toEqual(names);
    expect(sheet.map((row) => row[1])).toEqual(rows.map((row) => row[1]));
    const last = sheet.at(-1)?.[2];
    expect(last instanceof Date && Math.round(last.getTime() / 1000)).toBe(Date.UTC(2026, 4, 1, 10, 1) / 1000);
    expect(await stateOf(csv)).toMatchObject({ state: "READY", rows: MANY });
    expect(await notices(scope)).toEqual(
      Array(2).fill(`Your export of ${MANY.toLocaleString("en-US")} customers is ready`),
    );
  });

  it("has every column of the chooser, and formulas as text", async () => {
    const part = { name: "=HYPERLINK(1)", email: "+a@b.test", externalId: "@SUM(1)", tags: ["-1"], country: "AU" };
    await addListed(tenant.owner, tenant.orgId, part);
    const scope = await tenant.member();
    const asked = accepted(
      await askForExport(scope, {
        selection: query({ search: "hyperlink" }),
        columns: [...LIST_COLUMN_IDS],
        format: "CSV",
      }),
    );
    expect(asked.total).toBe(1);
    await make(inside(asked.id));
    const [header, row] = read(await fileOf(scope, inside(asked.id)));
    const cells = Object.fromEntries((header ?? []).map((name, at) => [name, row?.[at]]));
    expect(cells).toMatchObject({
      "Customer Name": "'=HYPERLINK(1)",
      "E-mail": "'+a@b.test",
      "External ID": "'@SUM(1)",
      Tags: "'-1",
      Country: "Australia",
    });
  });

  it("of picked customers has them as they were picked", async () => {
    const scope = await tenant.member();
    const picked = await tenant.owner`select id from customers where name_key like 'many 0000%' order by name_key desc`;
    const selection = { kind: "ids" as const, ids: [...picked.map((row) => String(row.id)), ids.next()] };
    const asked = accepted(await askForExport(scope, { selection, columns: ["id"], format: "CSV" }));
    expect(asked.total).toBe(picked.length);
    await make(inside(asked.id));
    const [, ...rows] = read(await fileOf(scope, inside(asked.id)));
    expect(rows.flat()).toEqual(picked.map((row) => toPublicId("customer", String(row.id))));
  });

  it("lies sealed in the store", async () => {
    const scope = await tenant.member();
    const exportId = await ask(scope, "CSV", { search: "many" });
    await make(exportId);
    const key = String((await stateOf(exportId))?.blob_key);
    const bytes = await readFile(join(tenant.dataFolder, "documents", key.slice(0, 2), key));
    expect(bytes.includes("Many 000")).toBe(false);
    expect((await fileOf(scope, exportId)).includes("Many 000")).toBe(true);
  });

  it("is one picture: who comes, goes or moves meanwhile changes nothing in it", async () => {
    const sort = { column: "updated", direction: "desc" } as const;
    const selection = query({ sort });
    const seen: string[] = [];
    let before: string[] = [];
    await withSnapshot(maker, async (tx) => {
      let after: string | null = null;
      do {
        const step = await readSelection(tx, maker, selection, { after, limit: 400 });
        seen.push(...step.rows.map((row) => row.id));
        if (after === null) {
          const rows = await tenant.owner`
            select id from customers where org_id = ${tenant.orgId} and deleted_at is null order by updated_at desc, id desc`;
          before = rows.map((row) => toPublicId("customer", String(row.id)));
          await tenant.owner`update customers set updated_at = now() where org_id = ${tenant.orgId} and name_key like 'many 00__1'`;
          await addListed(tenant.owner, tenant.orgId, { name: "Newcomer" });
        }
        after = step.next;
      } while (after !== null);
      await expect(tx.execute("update customers set version = version + 1")).rejects.toThrow();
    }).catch((error: unknown) => {
      // The refused write ended the transaction, after everything was read.
      if (!/aborted|read-only/.test(String(error))) throw error;
    });
    expect(seen).toEqual(before);
  });
});

describe("who may have it", () => {
  it("is whoever asked: to colleagues, other organisations and for missing ids it does not exist", async () => {
    const exportId = await ask(maker);
    await make(exportId);
    const orgId = await makeOrganisation(tenant.owner);
    const stranger = memberScope(await makePerson(tenant.owner, { orgId, role: "owner" }), orgId, "owner");
    const colleague = await tenant.member("owner");
    for (const scope of [colleague, stranger]) {
      const missing = await downloadExport(scope, { exportId: ids.next() });
      expect(codeOf(missing)).toBe("not_found");
      expect(await downloadExport(scope, { exportId })).toEqual(missing);
      expect(await cancelExport(scope, { exportId })).toEqual(missing);
      expect(await withScope(scope, (tx) => listExports(tx, scope))).toEqual([]);
    }
    // A job of another organisation neither.
    await makeExport(workerScope(orgId), exportId);
    expect(await stateOf(exportId)).toMatchObject({ state: "READY" });
  });

  it("is nobody whose role does not allow it, when they ask and when they download", async () => {
    const scope = await tenant.member("viewer");
    const input = { selection: query(), columns: ["id" as const], format: "CSV" as const };
    expect(codeOf(await askForExport(scope, input))).toBe("forbidden");
    expect(codeOf(await downloadExport(scope, { exportId: ids.next() }))).toBe("forbidden");
  });

  it.each([
    ["demoted to a viewer", "role = 'viewer'"],
    ["removed", "removed_at = now()"],
  ])("is nobody who was %s before the job came to it", async (_, change) => {
    const scope = await tenant.member();
    const exportId = await ask(scope);
    const files = await stored();
    await tenant.owner.unsafe(`update memberships set ${change} where user_id = '${scope.userId}'`);
    await make(exportId);
    expect(await stateOf(exportId)).toMatchObject({ state: "FAILED", blob_key: null });
    expect(await stored()).toEqual(files);
    expect(await notices(scope)).toEqual(["An export of customers could not be made"]);
  });

  it("is written down each time", async () => {
    const exportId = await ask(maker);
    await make(exportId);
    await fileOf(maker, exportId);
    await fileOf(maker, exportId);
    const rows = await tenant.owner`select action from audit_events where subject_id = ${exportId} order by id`;
    expect(rows.map((row) => row.action)).toEqual(["export.asked", "export.downloaded", "export.downloaded"]);
  });
});

describe("a killed worker", () => {
  it("in the middle of the rows leaves nothing, and the next one begins anew", async () => {
    const files = await stored();
    const exportId = await ask(maker, "XLSX");
    setFault("export.step", crash);
    await expect(make(exportId)).rejects.toThrow();
    expect(await stateOf(exportId)).toMatchObject({ state: "RUNNING" });
    expect(await stored()).toEqual(files);
    setFault("export.step", null);
    await make(exportId);
    const [, ...rows] = await readSheet(await fileOf(maker, exportId));
    expect(new Set(rows.map((row) => row[1])).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(MANY);
  });

  it("between the file and its row leaves a file that the next one removes", async () => {
    const files = await stored();
    const exportId = await ask(maker);
    setFault("export.before_ready", crash);
    await expect(make(exportId)).rejects.toThrow("killed");
    expect(await stored()).toHaveLength(files.length + 1);
    setFault("export.before_ready", null);
    await make(exportId);
    expect(await stored()).toHaveLength(files.length + 1);
    expect(await stored()).toContain((await stateOf(exportId))?.blob_key);
  });

  it("that is told to stop gives the work back as it found it", async () => {
    const files = await stored();
    const exportId = await ask(maker, "XLSX");
    const stopped = makeExport(workerScope(tenant.orgId), exportId, { isLastTry: true, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow();
    expect(await stateOf(exportId)).toMatchObject({ state: "RUNNING" });
    expect(await stored()).toEqual(files);
    await make(exportId);
    expect(await stateOf(exportId)).toMatchObject({ state: "READY" });
  });

  it("that is given up for good says so and keeps nothing", async () => {
    const scope = await tenant.member();
    const files = await stored();
    const exportId = await ask(scope);
    setFault("export.before_ready", crash);
    await expect(make(exportId, true)).rejects.toThrow("killed");
    expect(await stateOf(exportId)).toMatchObject({ state: "FAILED", blob_key: null });
    expect(await stored()).toEqual(files);
    expect(await notices(scope)).toEqual(["An export of customers could not be made"]);
  });

  it("that lives after all, and the one that took over, make one file", async () => {
    const files = await stored();
    const exportId = await ask(maker);
    await Promise.all([make(exportId), make(exportId)]);
    expect(await stateOf(exportId)).toMatchObject({ state: "READY" });
    expect(await stored()).toHaveLength(files.length + 1);
    expect(read(await fileOf(maker, exportId)).length).toBeGreaterThan(MANY);
  });
});

describe("an export that is called off", () => {
  it("before its turn is not made", async () => {
    const exportId = await ask(maker);
    accepted(await cancelExport(maker, { exportId }));
    const files = await stored();
    await make(exportId);
    expect(await stateOf(exportId)).toMatchObject({ state: "CANCELLED" });
    expect(await stored()).toEqual(files);
    expect(codeOf(await cancelExport(maker, { exportId }))).toBe("wrong_state");
    expect(codeOf(await downloadExport(maker, { exportId }))).toBe("wrong_state");
  });

  it("while it is made leaves nothing that the sweep does not find", async () => {
    const exportId = await ask(maker);
    setFault("export.before_ready", crash);
    await expect(make(exportId)).rejects.toThrow("killed");
    const key = (await stateOf(exportId))?.blob_key;
    expect(await stored()).toContain(key);
    accepted(await cancelExport(maker, { exportId }));
    setClock(new Date(clock.now().getTime() + 3 * HOUR_MS));
    expect(await sweepBlobs()).toEqual({ removed: 1 });
    expect(await stored()).not.toContain(key);
  });

  it("while it is finished ends one way or the other", async () => {
    const files = await stored();
    const exportId = await ask(maker);
    const [, outcome] = await Promise.all([make(exportId), cancelExport(maker, { exportId })]);
    const { state } = (await stateOf(exportId)) ?? {};
    expect(state).toBe(outcome.ok ? "CANCELLED" : "READY");
    expect(await stored()).toHaveLength(files.length + (outcome.ok ? 0 : 1));
  });
});

describe("limits", () => {
  it("hold for one person however many requests come at once", async () => {
    const scope = await tenant.member();
    const input = { selection: query(), columns: ["id" as const], format: "CSV" as const };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => askForExport(scope, input)));
    const made = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
    expect(made).toHaveLength(EXPORT_LIMITS.underWay);
    expect(outcomes.filter((outcome) => !outcome.ok).map(codeOf)).toEqual(Array(7).fill("rate_limited"));
    accepted(await cancelExport(scope, { exportId: inside(made[0] ?? "") }));
    accepted(await askForExport(scope, input));
    // A colleague is not held up by it.
    accepted(await askForExport(await tenant.member(), input));
  });

  it("leave out a file of nobody", async () => {
    const input = { selection: query({ search: "nobody-has-this" }), columns: ["id" as const], format: "CSV" as const };
    expect(codeOf(await askForExport(maker, input))).toBe("invalid");
  });
});

describe("after a day", () => {
  it("a file is refused at once, and removed by the job; others stay", async () => {
    const scope = await tenant.member();
    const old = await ask(scope);
    await make(old);
    const start = clock.now().getTime();
    setClock(new Date(start + EXPORT_LIMITS.lifeHours * HOUR_MS - 60_000));
    const fresh = await ask(scope);
    await make(fresh);
    await fileOf(scope, old);
    expect(await sweepBlobs()).toEqual({ removed: 0 });

    setClock(new Date(start + EXPORT_LIMITS.lifeHours * HOUR_MS + 60_000));
    expect(await downloadExport(scope, { exportId: old })).toMatchObject({
      code: "wrong_state",
      message: expect.stringContaining("expired"),
    });
    const key = (await stateOf(old))?.blob_key;
    await expireExports(identityScope("test"));
    expect(await stored()).not.toContain(key);
    expect(await stateOf(old)).toMatchObject({ state: "EXPIRED", blob_key: null });
    expect(codeOf(await downloadExport(scope, { exportId: old }))).toBe("wrong_state");
    expect((await withScope(scope, (tx) => listExports(tx, scope))).map((row) => row.state)).toEqual([
      "READY",
      "EXPIRED",
    ]);
    await fileOf(scope, fresh);
  });
});
