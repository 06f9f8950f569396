import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf, makeCustomer, openTenant, type Tenant } from "@/db/testing/fixtures";
import { fromPublicId, ids } from "@/lib/core/ids";
import { findCustomer } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { openCase } from "@/lib/reviews/cases/writes";
import { caseTags, listNotes, tagsInUse } from "./reads";
import { addNote, setTags } from "./writes";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant.drop());

async function someCase() {
  const customerId = await makeCustomer(await tenant.member(), COMPLETE_INDIVIDUAL);
  const reviewer = await tenant.reviewer();
  await withScope(reviewer, async (tx) => {
    const customer = await findCustomer(tx, tenant, customerId);
    if (customer) await openCase(tx, reviewer, customer, { reason: "REVIEW", riskScore: 10 });
  });
  return { customerId, reviewer, about: { orgId: tenant.orgId, customerId } };
}

describe("a note", () => {
  it("is kept sealed, says whom it mentions, and is written down", async () => {
    const { about, customerId, reviewer } = await someCase();
    const body = `@${reviewer.userName} the passport looks odd`;
    const { id } = accepted(await addNote(reviewer, { ...about, body }));
    const [row] = await tenant.owner`
      select body_sealed, mentions from case_notes where id = ${fromPublicId("note", id)}`;
    expect(row?.mentions).toEqual([reviewer.userId]);
    expect(String(row?.body_sealed)).not.toContain("passport");
    const notes = await withScope(reviewer, (tx) => listNotes(tx, tenant, customerId));
    expect(
      notes
        .at(0)
        ?.parts.map((part) => part.text)
        .join(""),
    ).toBe(body);
    const audits = await tenant.owner`
      select action from audit_events where customer_id = ${customerId} and action = 'note.added'`;
    expect(audits).toHaveLength(1);
  });

  it("tells whom it mentions, and not its author", async () => {
    const { about, reviewer } = await someCase();
    const other = await tenant.reviewer();
    const body = `@${other.userName} please look, says @${reviewer.userName}`;
    accepted(await addNote(reviewer, { ...about, body }));
    const jobs = await tenant.owner`
      select payload from graphile_worker._private_jobs where payload ->> 'kind' = 'case.mentioned' order by id desc limit 1`;
    expect(jobs[0]?.payload).toMatchObject({ to: [{ userIds: [other.userId] }] });
    expect(JSON.stringify(jobs[0]?.payload)).not.toContain("please look");
  });

  it("about an unknown customer is not found", async () => {
    const reviewer = await tenant.reviewer();
    const about = { orgId: tenant.orgId, customerId: ids.next() };
    expect(codeOf(await addNote(reviewer, { ...about, body: "Hello" }))).toBe("not_found");
  });

  it("is unseen by the organisation's people, and nobody changes it", async () => {
    const { about, customerId, reviewer } = await someCase();
    accepted(await addNote(reviewer, { ...about, body: "Internal" }));
    const maker = await tenant.member();
    expect(await withScope(maker, (tx) => listNotes(tx, tenant, customerId))).toEqual([]);
    await expect(tenant.owner`update case_notes set author_name = 'x'`).rejects.toMatchObject({ code: "42501" });
  });
});

describe("tags", () => {
  it("changed by two at once are changed by one; the other is told what stands", async () => {
    const { about, customerId } = await someCase();
    const reviewers = [await tenant.reviewer(), await tenant.reviewer()];
    const outcomes = await Promise.all(
      reviewers.map((reviewer, index) => setTags(reviewer, { ...about, version: 1, tags: [`tag-${index}`] })),
    );
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    const [reviewer] = reviewers;
    if (!reviewer) throw new Error("no reviewer");
    const kept = await withScope(reviewer, (tx) => caseTags(tx, tenant, customerId));
    expect(kept).toMatchObject({ version: 2, isOpen: true });
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      message: expect.stringContaining(kept?.tags[0] ?? "-"),
    });
    expect(await withScope(reviewer, (tx) => tagsInUse(tx))).toContain(kept?.tags[0]);
  });

  it("belong to an open case", async () => {
    const customerId = await makeCustomer(await tenant.member(), COMPLETE_INDIVIDUAL);
    const reviewer = await tenant.reviewer();
    const outcome = await setTags(reviewer, { orgId: tenant.orgId, customerId, version: 1, tags: ["x"] });
    expect(codeOf(outcome)).toBe("wrong_state");
  });
});
