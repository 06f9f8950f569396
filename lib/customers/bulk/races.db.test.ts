import { describe, expect, it } from "vitest";
import { accepted, codeOf } from "@/db/testing/fixtures";
import { setFault } from "@/lib/core/fault";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { changeCustomerTags } from "@/lib/customers/tags/writes";
import {
  add,
  arrangeBulk,
  auditedBy,
  DISABLE,
  finish,
  itemsOf,
  maker,
  newSender,
  numbersOf,
  picked,
  runOf,
  runThrough,
  several,
  startRun,
  tenant,
  workOn,
} from "@/lib/customers/testing/bulk";
import { linkSender, unlinkSender } from "@/lib/senders/links/writes";
import { cancelBulkRun, undoBulkRun } from "./writes";

const rowOf = async (id: string) => {
  const [row] = await tenant.owner`select is_enabled, tags, version from customers where id = ${id}`;
  return { isEnabled: row?.is_enabled as boolean, tags: row?.tags as string[], version: row?.version as number };
};
const states = async (runId: string) => (await itemsOf(tenant.owner, runId)).map((item) => item.state);
const undo = async (runId: string) => {
  const undoId = runOf(accepted(await undoBulkRun(maker, { runId })));
  await finish(tenant.orgId, undoId);
  return undoId;
};
const turn = async (customerId: string, isEnabled: boolean) => {
  const { version } = await rowOf(customerId);
  accepted(await setCustomerEnabled(maker, { customerId, isEnabled, version, reason: "By hand" }));
};
/** What a connection that the database ends in the middle looks like from here. */
const killed = () => {
  throw Object.assign(new Error("terminating connection"), { code: "57P01" });
};

arrangeBulk();

describe("two runs at once", () => {
  it.each([1, 4, 25])(
    "change a customer that both are about once, in whichever order they come to it, %i in a chunk",
    async (chunk) => {
      const customers = await several(30);
      const one = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
      const other = runOf(accepted(await startRun(maker, picked([...customers].reverse()), DISABLE)));
      await Promise.all([finish(tenant.orgId, one, 7, chunk), finish(tenant.orgId, other, 11, chunk)]);
      const changedBy = [
        ...(await auditedBy(tenant.owner, one, "customer.disabled")),
        ...(await auditedBy(tenant.owner, other, "customer.disabled")),
      ];
      expect(changedBy.sort()).toEqual([...customers].sort());
      for (const runId of [one, other]) {
        const numbers = await numbersOf(tenant.owner, runId);
        expect(numbers).toMatchObject({ state: "DONE", counted: numbers.items, waiting: 0 });
        expect(await states(runId)).not.toContain("REFUSED");
      }
    },
  );

  it("enabling and disabling the same customers leave every one as its last audit row says", async () => {
    const customers = await several(12);
    const off = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    const on = runOf(accepted(await startRun(maker, picked(customers), { action: "ENABLE" })));
    await Promise.all([finish(tenant.orgId, off, 3), finish(tenant.orgId, on, 3)]);
    for (const id of customers) {
      const [last] = await tenant.owner`
        select action from audit_events where customer_id = ${id} and action in ('customer.enabled', 'customer.disabled')
        order by id desc limit 1`;
      expect((await rowOf(id)).isEnabled).toBe(last?.action !== "customer.disabled");
    }
  });

  it.each([1, 4, 25])("two workers with one run do each customer once, %i in a chunk", async (chunk) => {
    const customers = await several(20);
    const runId = runOf(accepted(await startRun(maker, picked(customers), { action: "ADD_TAGS", tags: ["Twice"] })));
    await Promise.all([finish(tenant.orgId, runId, 6, chunk), finish(tenant.orgId, runId, 9, chunk)]);
    await finish(tenant.orgId, runId);
    expect((await auditedBy(tenant.owner, runId, "customer.tagged")).sort()).toEqual([...customers].sort());
    expect(await states(runId)).toEqual(Array(20).fill("CHANGED"));
    expect(await numbersOf(tenant.owner, runId)).toMatchObject({ state: "DONE", counted: [20, 20, 0, 20] });
  });
});

describe("a worker that is killed", () => {
  it.each([
    ["bulk.before_item_commit", 1],
    ["bulk.between_items", 1],
    ["bulk.before_item_commit", 4],
    ["bulk.between_items", 4],
  ])("at %s loses nothing and repeats nothing, %i in a chunk", async (point, chunk) => {
    const total = 9 * chunk;
    const customers = await several(total);
    const runId = runOf(accepted(await startRun(maker, picked(customers), { action: "ADD_TAGS", tags: ["Once"] })));
    for (const survived of [2, 3]) {
      let calls = 0;
      setFault(point, () => {
        calls += 1;
        if (calls > survived) killed();
      });
      await expect(workOn(tenant.orgId, runId, 500, chunk)).rejects.toThrow("terminating");
    }
    setFault(point, null);
    expect(await states(runId)).toEqual([...Array(5 * chunk).fill("CHANGED"), ...Array(4 * chunk).fill("WAITING")]);
    await finish(tenant.orgId, runId, 500, chunk);
    expect(await states(runId)).toEqual(Array(total).fill("CHANGED"));
    expect(await auditedBy(tenant.owner, runId, "customer.tagged")).toHaveLength(total);
    for (const id of customers) expect((await rowOf(id)).tags).toEqual(["Once"]);
    expect(await numbersOf(tenant.owner, runId)).toMatchObject({
      state: "DONE",
      counted: [total, total, 0, total],
    });
  });

  it("after the last customer still ends the run, once", async () => {
    const customers = await several(2);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    await finish(tenant.orgId, runId);
    expect(await workOn(tenant.orgId, runId)).toBe("ENDED");
    const notices = await tenant.owner`
      select 1 from graphile_worker._private_jobs where payload ->> 'kind' = 'batch.finished'
        and payload -> 'to' -> 0 -> 'userIds' ->> 0 = ${maker.userId}`;
    expect(notices).toHaveLength(1);
  });
});

describe("cancelling", () => {
  it("leaves what is done and ends between two customers", async () => {
    const customers = await several(5);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    await workOn(tenant.orgId, runId, 2);
    accepted(await cancelBulkRun(maker, { runId }));
    accepted(await cancelBulkRun(maker, { runId }));
    await finish(tenant.orgId, runId);
    expect(await states(runId)).toEqual(["CHANGED", "CHANGED", "CANCELLED", "CANCELLED", "CANCELLED"]);
    expect((await rowOf(customers[2] ?? "")).isEnabled).toBe(true);
    expect(await numbersOf(tenant.owner, runId)).toMatchObject({ state: "CANCELLED", counted: [2, 2, 0, 5] });
  });

  it("at the same time as the work leaves no customer changed that is not written down as changed", async () => {
    for (let round = 0; round < 5; round++) {
      const customers = await several(8);
      const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
      await Promise.all([finish(tenant.orgId, runId, 3, 1 + (round % 3)), cancelBulkRun(maker, { runId })]);
      await finish(tenant.orgId, runId);
      const items = await itemsOf(tenant.owner, runId);
      for (const item of items) {
        expect((await rowOf(item.customerId)).isEnabled).toBe(item.state !== "CHANGED");
        expect(["CHANGED", "CANCELLED"]).toContain(item.state);
      }
      const numbers = await numbersOf(tenant.owner, runId);
      expect(numbers.counted).toEqual(numbers.items);
    }
  });

  it("is too late once everything is done", async () => {
    const runId = await runThrough(maker, picked(await several(1)), DISABLE);
    expect(codeOf(await cancelBulkRun(maker, { runId }))).toBe("wrong_state");
  });
});

describe("taking back", () => {
  it("enables again what the run disabled and nobody has touched since, and says which it left", async () => {
    const [untouched, byHand, twice, already] = [
      await add(),
      await add(),
      await add(),
      await add({ isEnabled: false }),
    ];
    const runId = await runThrough(maker, picked([untouched, byHand, twice, already]), DISABLE);
    await turn(byHand, true);
    await turn(twice, true);
    await runThrough(maker, picked([twice]), DISABLE);
    const undoId = await undo(runId);
    const items = await itemsOf(tenant.owner, undoId);
    expect(items.map(({ customerId, state }) => [customerId, state])).toEqual([
      [untouched, "CHANGED"],
      [byHand, "REFUSED"],
      // Disabled by another run: that one stands.
      [twice, "REFUSED"],
    ]);
    expect(items[1]?.message).toContain("Changed since");
    expect((await rowOf(untouched)).isEnabled).toBe(true);
    expect((await rowOf(twice)).isEnabled).toBe(false);
    expect((await rowOf(already)).isEnabled).toBe(false);
  });

  it("takes off the tags that were added and puts back those taken off, as far as they still stand", async () => {
    const [a, b] = [await add({ tags: ["Gold"] }), await add()];
    const adding = await runThrough(maker, picked([a, b]), { action: "ADD_TAGS", tags: ["gold", "New"] });
    accepted(await changeCustomerTags(maker, { customerId: b, add: ["Mine"], remove: ["new", "gold"] }));
    const undoId = await undo(adding);
    expect(await states(undoId)).toEqual(["CHANGED", "REFUSED"]);
    expect((await rowOf(a)).tags).toEqual(["Gold"]);
    expect((await rowOf(b)).tags).toEqual(["Mine"]);
    const removing = await runThrough(maker, picked([a, b]), { action: "REMOVE_TAGS", tags: ["gold", "mine"] });
    await undo(removing);
    expect((await rowOf(a)).tags).toEqual(["Gold"]);
    expect((await rowOf(b)).tags).toEqual(["Mine"]);
  });

  it("unlinks a sender that the run linked, not one that somebody linked later", async () => {
    const senderId = await newSender();
    const [kept, again] = [await add(), await add()];
    const runId = await runThrough(maker, picked([kept, again]), { action: "LINK_SENDER", senderId });
    accepted(await unlinkSender(maker, { customerId: again, senderId }));
    accepted(await linkSender(maker, { customerId: again, senderId }));
    const undoId = await undo(runId);
    expect(await states(undoId)).toEqual(["CHANGED", "REFUSED"]);
    const links = await tenant.owner`select customer_id from customer_senders where sender_id = ${senderId}`;
    expect(links.map((link) => link.customer_id)).toEqual([again]);
  });

  it("is possible once, however many ask at the same time", async () => {
    const customers = await several(4);
    const runId = await runThrough(maker, picked(customers), DISABLE);
    const other = await tenant.member("admin");
    const asked = await Promise.all([maker, other, maker].map((scope) => undoBulkRun(scope, { runId })));
    expect(asked.map(codeOf).sort()).toEqual(["conflict", "conflict", "ok"]);
    const [undoRun] = await tenant.owner`select id from bulk_runs where undo_of = ${runId}`;
    await finish(tenant.orgId, String(undoRun?.id));
    expect(codeOf(await undoBulkRun(maker, { runId }))).toBe("conflict");
    expect(codeOf(await undoBulkRun(maker, { runId: String(undoRun?.id) }))).toBe("wrong_state");
  });

  it("races with a run over the same customers and leaves each as its last audit row says", async () => {
    const customers = await several(10);
    const runId = await runThrough(maker, picked(customers), DISABLE);
    const back = runOf(accepted(await undoBulkRun(maker, { runId })));
    const on = runOf(accepted(await startRun(maker, picked([...customers].reverse()), { action: "ENABLE" })));
    await Promise.all([finish(tenant.orgId, back, 3), finish(tenant.orgId, on, 3)]);
    for (const id of customers) expect((await rowOf(id)).isEnabled).toBe(true);
    const enabled = [
      ...(await auditedBy(tenant.owner, back, "customer.enabled")),
      ...(await auditedBy(tenant.owner, on, "customer.enabled")),
    ];
    expect(enabled.sort()).toEqual([...customers].sort());
  });

  it("waits for the end of the run, and is not offered for what cannot be taken back", async () => {
    const customers = await several(2);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    expect(codeOf(await undoBulkRun(maker, { runId }))).toBe("wrong_state");
    await finish(tenant.orgId, runId);
    const recheck = await runThrough(maker, picked(customers), { action: "RECHECK" });
    expect(codeOf(await undoBulkRun(maker, { runId: recheck }))).toBe("wrong_state");
    const nothing = await runThrough(maker, picked(customers), DISABLE);
    expect(codeOf(await undoBulkRun(maker, { runId: nothing }))).toBe("wrong_state");
  });
});
