import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { fromPublicId, ids } from "@/lib/core/ids";
import { must, type Office, openOffice } from "@/lib/documents/testing/office";
import { documentReadings } from "./reads";
import { readDocument } from "./writes";

let office: Office;
let documentId: string;
let system: SystemScope;

beforeAll(async () => {
  office = await openOffice();
  const owner = await office.draft(office.alpha);
  const result = must(await office.upload(office.alpha, owner, office.picture(), { subject: "authorized_user" }));
  if (result.kind === "refused") throw new Error(result.refused.message);
  documentId = fromPublicId("document", result.document.id) ?? "";
  system = mintScope<SystemScope>({ kind: "system", orgId: office.alpha.orgId, task: "test", requestId: "test" });
}, 120_000);
afterAll(() => office.close());

const stored = () => office.owner`select * from document_readings where document_id = ${documentId}`;

describe("the reading of an identity document", () => {
  it("is asked for when the file is stored", async () => {
    const jobs = await office.owner`
      select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'read_document'`;
    expect(jobs.map((job) => job.payload)).toContainEqual({ orgId: office.alpha.orgId, documentId });
  });

  it("of another organisation's document is the same answer as of a missing one", async () => {
    const foreign = mintScope<SystemScope>({ ...system, orgId: office.beta.orgId });
    const answer = await readDocument(foreign, { documentId });
    expect(answer).toMatchObject({ ok: false, code: "not_found" });
    expect(answer).toEqual(await readDocument(foreign, { documentId: ids.next() }));
    expect(await stored()).toHaveLength(0);
  });

  it("is kept once, sealed, however often and at once it is asked for", async () => {
    const first = await Promise.all([1, 2].map(() => readDocument(system, { documentId })));
    expect(first.map(must)).toContain("READ");
    const [row] = await stored();
    expect(row).toMatchObject({ state: "READ", format: "TD3", page: 1, reader_version: 1 });
    // A line of the zone has 44 such characters; sealed bytes have two "<" in a row by chance now and then.
    expect(row?.reading_sealed.toString("latin1")).not.toMatch(/[A-Z0-9<]{20}/);
    expect(must(await readDocument(system, { documentId }))).toBe("SKIPPED");
    expect(await stored()).toEqual([row]);
  }, 60_000);

  it("is nothing that a reviewer finds before there is a customer", async () => {
    const owner = { orgId: office.alpha.orgId, customerId: ids.next() };
    expect(await withScope(office.reviewer, (tx) => documentReadings(tx, office.reviewer, owner))).toEqual([]);
  });
});
