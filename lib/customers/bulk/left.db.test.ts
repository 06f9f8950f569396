import { describe, expect, it } from "vitest";
import { accepted } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { toPublicId } from "@/lib/core/ids";
import {
  add,
  arrangeBulk,
  DISABLE,
  finish,
  maker,
  picked,
  runOf,
  several,
  startRun,
  tenant,
  workOn,
} from "@/lib/customers/testing/bulk";
import { leftCsv } from "./loaders-left";
import { cancelBulkRun } from "./writes";

arrangeBulk();

describe("the file of who was not changed", () => {
  const textOf = async (scope: typeof maker, runId: string) => {
    const file = await leftCsv(scope, toPublicId("bulk", runId));
    const parts: string[] = [];
    for await (const part of file?.lines ?? []) parts.push(part);
    return file && { name: file.fileName, lines: parts.join("").split("\r\n").slice(1, -1) };
  };

  it("names each with the reason, and nothing of it is taken for a formula", async () => {
    const [bad, gone, good] = [
      await add({ name: "=1+1", externalId: "+A1", status: "SUSPENDED" }),
      await add({ name: "Gone", externalId: "G-1" }),
      await add({ name: "Good" }),
    ];
    const runId = runOf(accepted(await startRun(maker, picked([bad, gone, good]), { action: "RECHECK" })));
    await tenant.owner`update customers set deleted_at = now() where id = ${gone}`;
    // Nobody is told of the end of what is still under way.
    expect(await leftCsv(maker, toPublicId("bulk", runId))).toBeNull();
    await finish(tenant.orgId, runId);
    expect(await textOf(maker, runId)).toEqual({
      name: "request-a-re-check-not-changed.csv",
      lines: [
        `${toPublicId("customer", bad)},'=1+1,'+A1,Not changed,It is suspended.`,
        ",A deleted customer,,Not changed,It was deleted.",
      ],
    });
  });

  it("is nobody else's, and also tells whose turn a cancelled run never came to", async () => {
    const customers = await several(3);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    await workOn(tenant.orgId, runId, 2, 1);
    accepted(await cancelBulkRun(maker, { runId }));
    await finish(tenant.orgId, runId);
    expect((await textOf(maker, runId))?.lines).toEqual([
      expect.stringMatching(/,Cancelled before,The bulk action was cancelled before its turn\.$/),
    ]);
    const elsewhere = await makeOrganisation(tenant.owner);
    const person = await makePerson(tenant.owner, { orgId: elsewhere, role: "owner" });
    expect(await textOf(memberScope(person, elsewhere, "owner"), runId)).toBeNull();
  });
});
