import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { ids } from "@/lib/core/ids";
import { auditCsv } from "./loaders-file";
import type { AuditReader } from "./reads";
import { recordAudit } from "./record";
import type { AuditAddress } from "./rules";

let office: Tenant;
let owner: MerchantScope;
let foreign: MerchantScope;
let staff: ReviewerScope;

const FORMULA = "=HYPERLINK(1)";
const FOR_STAFF = "only colleagues read this";

const act = (scope: MerchantScope, reason: string) =>
  withScope(scope, (tx) =>
    recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "customer.disabled",
      subject: { kind: "customer", id: ids.next() },
      detail: { reason, internal: FOR_STAFF },
    }),
  );

async function lines(reader: AuditReader, asked: AuditAddress = {}, limit?: number): Promise<string[][]> {
  const { parts } = await auditCsv(reader, asked, limit);
  const bytes: Uint8Array[] = [];
  for await (const part of parts) bytes.push(part);
  return parse(Buffer.concat(bytes), { bom: true });
}

beforeAll(async () => {
  office = await openTenant();
  owner = await office.member("owner");
  const elsewhere = await makeOrganisation(office.owner, "Elsewhere");
  foreign = memberScope(await makePerson(office.owner, { orgId: elsewhere, role: "owner" }), elsewhere, "owner");
  staff = reviewerScope(await makePerson(office.owner, { staff: "reviewer" }));
  for (const reason of ["first", FORMULA, "last"]) await act(owner, reason);
  await act(foreign, "of others");
});
afterAll(() => office.drop());

it("a file of the log has every entry of the search once, newest first, and nothing that a spreadsheet runs", async () => {
  const [head, ...rows] = await lines(owner, { action: "customer.disabled" });
  const details = head?.indexOf("Details") ?? -1;
  expect(rows.map((row) => row[details])).toEqual(["Reason: last", `Reason: ${FORMULA}`, "Reason: first"]);
  expect((await lines(owner, { action: "customer.enabled" })).slice(1)).toEqual([]);
});

it("a name that begins like a formula is text", async () => {
  const named = mintScope<MerchantScope>({ ...owner, userName: FORMULA });
  await act(named, "by a name");
  const [, newest] = await lines(owner, { action: "customer.disabled" });
  expect(newest?.[1]).toBe(`'${FORMULA}`);
});

it("an organisation's file holds neither what is another's nor what is for staff", async () => {
  const own = JSON.stringify(await lines(owner));
  expect(own).toContain("last");
  expect(own).not.toContain("of others");
  expect(own).not.toContain(FOR_STAFF);
  const all = JSON.stringify(await lines(staff));
  expect(all).toContain("of others");
  expect(all).toContain(FOR_STAFF);
});

it("a file that is cut off says so in its last line", async () => {
  const cut = await lines(owner, { action: "customer.disabled" }, 2);
  expect(cut).toHaveLength(4);
  expect(cut.at(-1)?.[0]).toMatch(/^The file ends after 2 entries/);
});
