import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope, withSnapshot } from "@/db/scope";
import { accepted, codeOf, workerScope } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import { LIST_COLUMN_IDS } from "@/lib/customers/list/constants-columns";
import { readSelection } from "@/lib/customers/selection/reads";
import { type Exports, insideExport, listed, MANY, openExports, rowsOfCsv } from "@/lib/customers/testing/exports";
import { addImport, addListed } from "@/lib/customers/testing/listed";
import { listExports } from "./reads";
import { askForExport, cancelExport, downloadExport, isLostFile } from "./writes";
import { makeExport } from "./writes-file";

let office: Exports;
beforeAll(async () => {
  office = await openExports();
}, 60_000);
afterAll(() => office.drop());

describe("a file", () => {
  it("has the rows and columns of the list in its order, as CSV and as a workbook", async () => {
    const scope = await office.member();
    const sort = { column: "name", direction: "desc" } as const;
    const [csv, xlsx] = [await office.ask(scope, "CSV", { sort }), await office.ask(scope, "XLSX", { sort })];
    await office.make(csv);
    await office.make(xlsx);
    const names = Array.from({ length: MANY }, (_, at) => `Many ${String(MANY - at).padStart(5, "0")}`);
    const [header, ...rows] = rowsOfCsv(await office.fileOf(scope, csv));
    expect(header).toEqual(["Customer Name", "Customer ID", "Created At"]);
    expect(rows.map(([name]) => name)).toEqual(names);
    // Minute n after midnight UTC of 1 May, by clocks in Sydney.
    expect(rows.at(-1)?.[2]).toBe("2026-05-01T10:01:00+10:00");
    expect(fromPublicId("customer", rows[0]?.[1] ?? "")).not.toBeNull();

    const [head, ...sheet] = await readSheet(await office.fileOf(scope, xlsx));
    expect(head).toEqual(header);
    expect(sheet.map(([name]) => name)).toEqual(names);
    expect(sheet.map((row) => row[1])).toEqual(rows.map((row) => row[1]));
    const last = sheet.at(-1)?.[2];
    expect(last instanceof Date && Math.round(last.getTime() / 1000)).toBe(Date.UTC(2026, 4, 1, 10, 1) / 1000);
    expect(await office.stateOf(csv)).toMatchObject({ state: "READY", rows: MANY });
    expect(await office.notices(scope)).toEqual(
      Array(2).fill(`Your export of ${MANY.toLocaleString("en-US")} customers is ready`),
    );
  });

  it("has every column of the chooser, and formulas as text", async () => {
    const part = { name: "=HYPERLINK(1)", email: "+a@b.test", externalId: "@SUM(1)", tags: ["-1"], country: "AU" };
    await addListed(office.owner, office.orgId, part);
    const scope = await office.member();
    const asked = accepted(
      await askForExport(scope, {
        selection: listed({ search: "hyperlink" }),
        columns: [...LIST_COLUMN_IDS],
        format: "CSV",
      }),
    );
    expect(asked.total).toBe(1);
    await office.make(insideExport(asked.id));
    const [header, row] = rowsOfCsv(await office.fileOf(scope, insideExport(asked.id)));
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
    const scope = await office.member();
    const picked = await office.owner`select id from customers where name_key like 'many 0000%' order by name_key desc`;
    const selection = { kind: "ids" as const, ids: [...picked.map((row) => String(row.id)), ids.next()] };
    const asked = accepted(await askForExport(scope, { selection, columns: ["id"], format: "CSV" }));
    expect(asked.total).toBe(picked.length);
    await office.make(insideExport(asked.id));
    const [, ...rows] = rowsOfCsv(await office.fileOf(scope, insideExport(asked.id)));
    expect(rows.flat()).toEqual(picked.map((row) => toPublicId("customer", String(row.id))));
  });

  it("lies sealed in the store", async () => {
    const scope = await office.member();
    const exportId = await office.ask(scope, "CSV", { search: "many" });
    await office.make(exportId);
    const key = String((await office.stateOf(exportId))?.blob_key);
    const bytes = await readFile(join(office.dataFolder, "documents", key.slice(0, 2), key));
    expect(bytes.includes("Many 000")).toBe(false);
    expect((await office.fileOf(scope, exportId)).includes("Many 000")).toBe(true);
  });

  it("is one picture: who comes, goes or moves meanwhile changes nothing in it", async () => {
    const sort = { column: "updated", direction: "desc" } as const;
    const selection = listed({ sort });
    const seen: string[] = [];
    let before: string[] = [];
    await withSnapshot(office.maker, async (tx) => {
      let after: string | null = null;
      do {
        const step = await readSelection(tx, office.maker, selection, { after, limit: 400 });
        seen.push(...step.rows.map((row) => row.id));
        if (after === null) {
          const rows = await office.owner`
            select id from customers where org_id = ${office.orgId} and deleted_at is null order by updated_at desc, id desc`;
          before = rows.map((row) => toPublicId("customer", String(row.id)));
          await office.owner`update customers set updated_at = now() where org_id = ${office.orgId} and name_key like 'many 00__1'`;
          await addListed(office.owner, office.orgId, { name: "Newcomer" });
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

describe("a stored file that is not as it was", () => {
  const pathOf = async (exportId: string) => {
    const key = String((await office.stateOf(exportId))?.blob_key);
    return join(office.dataFolder, "documents", key.slice(0, 2), key);
  };
  const downloads = async (exportId: string) =>
    (
      await office.owner`select count(*)::int as n from audit_events where subject_id = ${exportId} and action = 'export.downloaded'`
    )[0]?.n;

  it.each([
    [
      "changed at its end",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]),
    ],
    ["cut", (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ["emptied", () => Buffer.alloc(0)],
  ])(
    "%s is told as such with the way out, before a byte is sent, and no download is written down",
    async (_, change) => {
      const scope = await office.member();
      const exportId = await office.ask(scope);
      await office.make(exportId);
      const path = await pathOf(exportId);
      await writeFile(path, change(await readFile(path)));
      const outcome = await downloadExport(scope, { exportId });
      expect(outcome).toMatchObject({
        code: "wrong_state",
        message: expect.stringContaining("Export the customers again"),
      });
      expect(!outcome.ok && isLostFile(outcome)).toBe(true);
      expect(await downloads(exportId)).toBe(0);
    },
  );

  it("removed is told in the same way, and one that has expired as expired", async () => {
    const scope = await office.member();
    const exportId = await office.ask(scope);
    await office.make(exportId);
    await rm(await pathOf(exportId));
    const lost = await downloadExport(scope, { exportId });
    expect(!lost.ok && isLostFile(lost)).toBe(true);
    await office.owner`update customer_exports set expires_at = now() - interval '1 hour' where id = ${exportId}`;
    const expired = await downloadExport(scope, { exportId });
    expect(expired).toMatchObject({ code: "wrong_state", message: expect.stringContaining("expired") });
    expect(!expired.ok && isLostFile(expired)).toBe(false);
  });
});

describe("customers of another organisation", () => {
  it("are in no file, though their ids were picked or pasted", async () => {
    const orgId = await makeOrganisation(office.owner);
    const theirs = await addListed(office.owner, orgId, { name: "Stranger", externalId: "THEIRS-1" });
    const [own] =
      await office.owner`select id from customers where org_id = ${office.orgId} and name_key = 'many 00001'`;
    const scope = await office.member();
    const pasted = listed({
      ids: ["THEIRS-1", toPublicId("customer", theirs), toPublicId("customer", String(own?.id))],
    });
    for (const selection of [{ kind: "ids" as const, ids: [theirs, String(own?.id)] }, pasted]) {
      const asked = accepted(await askForExport(scope, { selection, columns: ["id", "name"], format: "CSV" }));
      expect(asked.total).toBe(1);
      await office.make(insideExport(asked.id));
      const [, ...rows] = rowsOfCsv(await office.fileOf(scope, insideExport(asked.id)));
      expect(rows).toEqual([[toPublicId("customer", String(own?.id)), "Many 00001"]]);
    }
    const none = { kind: "ids" as const, ids: [theirs] };
    expect(codeOf(await askForExport(scope, { selection: none, columns: ["id"], format: "CSV" }))).toBe("invalid");
  });

  it("are in no file of one import either, which has its customers and names its file", async () => {
    const scope = await office.member();
    const orgId = await makeOrganisation(office.owner);
    const [own, theirs] = [
      await addImport(office.owner, office.orgId, "mine.csv"),
      await addImport(office.owner, orgId),
    ];
    const names = ["One", "Two"];
    for (const name of names) await addListed(office.owner, office.orgId, { name: `Import ${name}`, importId: own });
    await addListed(office.owner, orgId, { name: "Import Theirs", importId: theirs });
    const of = (importId: string) =>
      listed({ importId: toPublicId("import", importId), sort: { column: "name", direction: "asc" } });
    const asked = accepted(await askForExport(scope, { selection: of(own), columns: ["name"], format: "CSV" }));
    expect(asked.total).toBe(2);
    await office.make(insideExport(asked.id));
    const [, ...rows] = rowsOfCsv(await office.fileOf(scope, insideExport(asked.id)));
    expect(rows.flat()).toEqual(["Import One", "Import Two"]);
    const [kept] = await office.owner`select scope_words from customer_exports where id = ${insideExport(asked.id)}`;
    expect(kept?.scope_words).toBe("All 2 that match: Imported with mine.csv");
    expect(codeOf(await askForExport(scope, { selection: of(theirs), columns: ["name"], format: "CSV" }))).toBe(
      "invalid",
    );
  });
});

describe("who may have it", () => {
  it("is whoever asked: to colleagues, other organisations and for missing ids it does not exist", async () => {
    const exportId = await office.ask(office.maker);
    await office.make(exportId);
    const orgId = await makeOrganisation(office.owner);
    const stranger = memberScope(await makePerson(office.owner, { orgId, role: "owner" }), orgId, "owner");
    const colleague = await office.member("owner");
    for (const scope of [colleague, stranger]) {
      const missing = await downloadExport(scope, { exportId: ids.next() });
      expect(codeOf(missing)).toBe("not_found");
      expect(await downloadExport(scope, { exportId })).toEqual(missing);
      expect(await cancelExport(scope, { exportId })).toEqual(missing);
      expect(await withScope(scope, (tx) => listExports(tx, scope))).toEqual([]);
    }
    // A job of another organisation neither.
    await makeExport(workerScope(orgId), exportId);
    expect(await office.stateOf(exportId)).toMatchObject({ state: "READY" });
  });

  it("is nobody whose role does not allow it, when they ask and when they download", async () => {
    const scope = await office.member("viewer");
    const input = { selection: listed(), columns: ["id" as const], format: "CSV" as const };
    expect(codeOf(await askForExport(scope, input))).toBe("forbidden");
    expect(codeOf(await downloadExport(scope, { exportId: ids.next() }))).toBe("forbidden");
  });

  it.each([
    ["demoted to a viewer", "role = 'viewer'"],
    ["removed", "removed_at = now()"],
  ])("is nobody who was %s before the job came to it", async (_, change) => {
    const scope = await office.member();
    const exportId = await office.ask(scope);
    const files = await office.stored();
    await office.owner.unsafe(`update memberships set ${change} where user_id = '${scope.userId}'`);
    await office.make(exportId);
    expect(await office.stateOf(exportId)).toMatchObject({ state: "FAILED", blob_key: null });
    expect(await office.stored()).toEqual(files);
    expect(await office.notices(scope)).toEqual(["An export of customers could not be made"]);
  });

  it("is written down each time", async () => {
    const exportId = await office.ask(office.maker);
    await office.make(exportId);
    await office.fileOf(office.maker, exportId);
    await office.fileOf(office.maker, exportId);
    const rows = await office.owner`select action from audit_events where subject_id = ${exportId} order by id`;
    expect(rows.map((row) => row.action)).toEqual(["export.asked", "export.downloaded", "export.downloaded"]);
  });
});
