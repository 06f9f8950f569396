import { describe, expect, it } from "vitest";
import { accepted, codeOf, makeCustomer } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { setFault } from "@/lib/core/fault";
import { ids } from "@/lib/core/ids";
import {
  add,
  arrangeBulk,
  auditedBy,
  DISABLE,
  finish,
  itemsOf,
  maker,
  matching,
  newSender,
  numbersOf,
  picked,
  preview,
  runOf,
  runThrough,
  several,
  startRun,
  tenant,
  workOn,
} from "@/lib/customers/testing/bulk";
import { addListed } from "@/lib/customers/testing/listed";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { linkSender } from "@/lib/senders/links/writes";
import { BULK_LIMITS } from "./constants";
import type { BulkOrder } from "./input";
import { newRunId } from "./rules";
import { cancelBulkRun, startBulkRun, undoBulkRun } from "./writes";

const isEnabled = async (id: string) => {
  const [row] = await tenant.owner`select is_enabled from customers where id = ${id}`;
  return row?.is_enabled as boolean;
};
const tagsOf = async (id: string) => {
  const [row] = await tenant.owner`select tags from customers where id = ${id}`;
  return row?.tags as string[];
};
arrangeBulk();

describe("a dry run says what the run then does", () => {
  const RECENT = new Date();
  const cases: [string, () => Promise<{ order: BulkOrder; customers: string[] }>][] = [
    [
      "enable",
      async () => ({
        order: { action: "ENABLE" },
        customers: [...(await several(3, { isEnabled: false })), await add()],
      }),
    ],
    ["disable", async () => ({ order: DISABLE, customers: [...(await several(2)), await add({ isEnabled: false })] })],
    [
      "add tags",
      async () => ({
        order: { action: "ADD_TAGS", tags: ["VIP", "Gold"] },
        customers: [
          await add(),
          await add({ tags: ["vip"] }),
          await add({ tags: ["vip", "GOLD"] }),
          await add({ tags: Array.from({ length: 19 }, (_, at) => `t${at}`) }),
          await add({ tags: ["Vip", ...Array.from({ length: 18 }, (_, at) => `t${at}`)] }),
        ],
      }),
    ],
    [
      "remove tags",
      async () => ({
        order: { action: "REMOVE_TAGS", tags: ["vip", "old"] },
        customers: [await add({ tags: ["VIP", "x"] }), await add({ tags: ["x"] }), await add()],
      }),
    ],
    [
      "re-check",
      async () => ({
        order: { action: "RECHECK" },
        customers: [
          await add(),
          await add({ reviewedAt: RECENT }),
          await add({ missing: ["ADDRESS_PROOF"] }),
          await add({ status: "SUSPENDED" }),
          await add({ status: "UNDER_REVIEW" }),
          await add({ status: "PENDING_INFO", missing: ["NAME"] }),
        ],
      }),
    ],
    [
      "link a sender",
      async () => {
        const senderId = await newSender();
        const [linked, free, full] = [await add(), await add(), await add()];
        accepted(await linkSender(maker, { customerId: linked, senderId }));
        for (let n = 0; n < 20; n++)
          accepted(await linkSender(maker, { customerId: full, senderId: await newSender() }));
        return { order: { action: "LINK_SENDER", senderId }, customers: [linked, free, full] };
      },
    ],
    [
      "ask for documents",
      async () => {
        const lacking = await makeCustomer(maker, COMPLETE_INDIVIDUAL, "WALLET");
        const asked = await makeCustomer(maker, { ...COMPLETE_INDIVIDUAL, email: "two@example.com" }, "WALLET");
        await runThrough(maker, picked([asked]), { action: "REQUEST_DOCUMENTS", days: 7 });
        const silent = await makeCustomer(maker, COMPLETE_INDIVIDUAL, "WALLET");
        await tenant.owner`update customers set email = null where id = ${silent}`;
        const complete = await makeCustomer(maker, { ...COMPLETE_INDIVIDUAL, email: "three@example.com" });
        return { order: { action: "REQUEST_DOCUMENTS", days: 7 }, customers: [lacking, asked, silent, complete] };
      },
    ],
  ];

  it.each(cases)("%s", async (_, arrange) => {
    const { order, customers } = await arrange();
    const told = accepted(await preview(maker, picked(customers), order));
    const runId = await runThrough(maker, picked(customers), order);
    const items = await itemsOf(tenant.owner, runId);
    const groups = (state: string) => {
      const messages = items.filter((item) => item.state === state).map((item) => item.message ?? "");
      return [...new Set(messages)].map((words) => [words, messages.filter((each) => each === words).length]).sort();
    };
    expect(told.total).toBe(customers.length);
    expect(told.willChange).toBe(items.filter((item) => item.state === "CHANGED").length);
    expect(told.willChange).toBeGreaterThan(0);
    expect(told.already.map(({ words, count }) => [words, count]).sort()).toEqual(groups("UNCHANGED"));
    expect(told.refused.reduce((sum, { count }) => sum + count, 0)).toBe(
      groups("REFUSED").reduce((sum, [, count]) => sum + Number(count), 0),
    );
    // A second run finds everything as it should be.
    const again = accepted(await preview(maker, picked(customers), order));
    expect(again.willChange).toBe(0);
  });

  it("names those that will not change, the first few in the order of the list, and counts who is gone", async () => {
    const names = ["Anna", "Bert", "Carl", "Dora", "Emil", "Fritz", "Gerd"];
    const stay = [];
    for (const name of names) stay.push(await add({ name, isEnabled: false }));
    const told = accepted(await preview(maker, picked([...stay, ids.next()]), DISABLE));
    expect(told.already).toEqual([
      {
        reason: "ALREADY_DISABLED",
        words: "It is disabled already.",
        why: "disabled already",
        count: 7,
        names: names.slice(0, 5),
      },
    ]);
    expect(told).toMatchObject({ total: 7, willChange: 0, gone: 1 });
  });
});

describe("a run", () => {
  it("is about those who were meant at its start, in their order, and nobody who comes to match later", async () => {
    const mark = `tag-${ids.next()}`;
    const [b, a] = [await add({ name: "Bea", tags: [mark] }), await add({ name: "Ann", tags: [mark] })];
    const all = matching({ tags: [mark], sort: { column: "name", direction: "asc" } });
    const runId = runOf(accepted(await startRun(maker, all, DISABLE)));
    const late = await add({ name: "Aaa", tags: [mark] });
    await finish(tenant.orgId, runId);
    expect((await itemsOf(tenant.owner, runId)).map((item) => item.customerId)).toEqual([a, b]);
    expect(await isEnabled(late)).toBe(true);
    expect((await tenant.owner`select scope_words from bulk_runs where id = ${runId}`)[0]?.scope_words).toContain(mark);
  });

  it("does not begin when more match than the dry run spoke of, and begins once however often it is asked for", async () => {
    const customers = await several(3);
    const order = DISABLE;
    const input = { runId: newRunId(), selection: picked(customers), order, seenTotal: 2 };
    expect(await startBulkRun(maker, input)).toMatchObject({ ok: false, code: "conflict" });
    expect(await itemsOf(tenant.owner, input.runId)).toEqual([]);
    const twice = await Promise.all([
      startBulkRun(maker, { ...input, seenTotal: 3 }),
      startBulkRun(maker, { ...input, seenTotal: 3 }),
    ]);
    expect(twice.map(codeOf)).toContain("ok");
    expect(accepted(await startBulkRun(maker, { ...input, seenTotal: 3 })).total).toBe(3);
    expect(await tenant.owner`select 1 from bulk_runs where id = ${input.runId}`).toHaveLength(1);
  });

  it("writes of each customer what the customer's own page would, in the name of whoever started it", async () => {
    const [one, gone] = [await add(), await add()];
    const runId = runOf(accepted(await startRun(maker, picked([one, gone]), DISABLE)));
    await tenant.owner`update customers set deleted_at = now() where id = ${gone}`;
    await finish(tenant.orgId, runId);
    const [audit] = await tenant.owner`
      select actor_id, action from audit_events where customer_id = ${one} order by id desc limit 1`;
    expect(audit).toEqual({ actor_id: maker.userId, action: "customer.disabled" });
    const [event] = await tenant.owner`select type from outbox_events where subject_id = ${one}`;
    expect(event?.type).toBe("customer.updated");
    const [row] = await tenant.owner`select account_state, last_edited_by from customers where id = ${one}`;
    expect(row).toEqual({ account_state: "LOCKED", last_edited_by: null });
    expect(await itemsOf(tenant.owner, runId)).toMatchObject([
      { state: "CHANGED", message: null },
      { state: "REFUSED", message: "It was deleted." },
    ]);
    const notices = await tenant.owner`
      select 1 from graphile_worker._private_jobs j where payload ->> 'href' like ${"/customers/bulk/%"}
        and payload -> 'to' -> 0 -> 'userIds' ->> 0 = ${maker.userId}`;
    expect(notices).toHaveLength(1);
  });

  it("sends an approved customer through the automated review again", async () => {
    const customer = await add();
    const runId = await runThrough(maker, picked([customer]), { action: "RECHECK" });
    const [row] = await tenant.owner`select status, is_active, status_reason from customers where id = ${customer}`;
    expect(row).toMatchObject({ status: "UNDER_REVIEW", is_active: false });
    const jobs = await tenant.owner`select 1 from graphile_worker.jobs where key = ${`review:${customer}`}`;
    expect(jobs).toHaveLength(1);
    expect(await auditedBy(tenant.owner, runId, "customer.recheck_asked")).toEqual([customer]);
  });

  it("mails each customer one link for what is missing", async () => {
    const customer = await makeCustomer(maker, { ...COMPLETE_INDIVIDUAL, email: "asked@example.com" }, "WALLET");
    await runThrough(maker, picked([customer]), { action: "REQUEST_DOCUMENTS", days: 5 });
    const links = await tenant.owner`select places from upload_links where customer_id = ${customer}`;
    expect(links).toHaveLength(1);
    const mails = await tenant.owner`select to_address from mails where to_address = 'asked@example.com'`;
    expect(mails).toHaveLength(1);
  });

  it("goes on when one customer meets what nobody foresaw, and says so with a reference", async () => {
    const customers = await several(3);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    let calls = 0;
    setFault("bulk.before_item_commit", () => {
      calls += 1;
      if (calls === 2) throw new Error("nobody foresaw this");
    });
    await finish(tenant.orgId, runId, 10, 1);
    const items = await itemsOf(tenant.owner, runId);
    expect(items.map((item) => item.state)).toEqual(["CHANGED", "REFUSED", "CHANGED"]);
    expect(items[1]?.message).toContain("reference");
    expect(await isEnabled(customers[1] ?? "")).toBe(true);
  });

  it("lets nobody suffer for another of the same chunk whom the database refuses", async () => {
    const customers = await several(6);
    const bad = customers[3] ?? "";
    await tenant.owner.unsafe(`
      create function refuse_one() returns trigger language plpgsql as $$
        begin raise exception 'nobody foresaw this' using errcode = '23514'; end $$;
      create trigger refuse_one before update on customers for each row when (new.id = '${bad}') execute function refuse_one()`);
    try {
      const runId = await runThrough(maker, picked(customers), DISABLE);
      const items = await itemsOf(tenant.owner, runId);
      expect(items.map((item) => item.state)).toEqual(customers.map((id) => (id === bad ? "REFUSED" : "CHANGED")));
      expect(items[3]?.message).toContain("reference");
      expect((await auditedBy(tenant.owner, runId, "customer.disabled")).sort()).toEqual(
        customers.filter((id) => id !== bad).sort(),
      );
      expect(await numbersOf(tenant.owner, runId)).toMatchObject({ state: "DONE", counted: [6, 5, 1, 6] });
    } finally {
      await tenant.owner.unsafe("drop trigger refuse_one on customers; drop function refuse_one()");
    }
  });

  it("undoes of a chunk what a refusal leaves half done, and nothing of the others", async () => {
    const senderId = await newSender();
    const [first, full, last] = await several(3);
    for (let n = 0; n < 20; n++)
      accepted(await linkSender(maker, { customerId: full ?? "", senderId: await newSender() }));
    const runId = await runThrough(maker, picked([first ?? "", full ?? "", last ?? ""]), {
      action: "LINK_SENDER",
      senderId,
    });
    expect((await itemsOf(tenant.owner, runId)).map((item) => item.state)).toEqual(["CHANGED", "REFUSED", "CHANGED"]);
    const links = await tenant.owner`select customer_id from customer_senders where sender_id = ${senderId}`;
    expect(links.map((link) => link.customer_id).sort()).toEqual([first, last].sort());
    expect((await auditedBy(tenant.owner, runId, "sender.linked")).sort()).toEqual([first, last].sort());
  });

  it("takes at most what one run may take, and refuses with the number", async () => {
    const of = await makeOrganisation(tenant.owner);
    const scope = memberScope(await makePerson(tenant.owner, { orgId: of, role: "maker" }), of, "maker");
    const one = await addListed(tenant.owner, of);
    // The counters are what an unfiltered list counts by.
    await tenant.owner`update customer_counters set n = n + ${BULK_LIMITS.customers} where org_id = ${of}`;
    const told = await preview(scope, matching(), { action: "ENABLE" });
    expect(told).toMatchObject({ ok: false, code: "too_large" });
    expect(!told.ok && told.message).toContain("50,001");
    expect(accepted(await preview(scope, picked([one]), { action: "ENABLE" })).total).toBe(1);
  });
});

it("an organisation has at most so many runs under way", async () => {
  const of = await makeOrganisation(tenant.owner);
  const scope = memberScope(await makePerson(tenant.owner, { orgId: of, role: "maker" }), of, "maker");
  const one = await addListed(tenant.owner, of);
  const order = { action: "ADD_TAGS" as const, tags: ["Busy"] };
  for (let n = 0; n < BULK_LIMITS.open; n++) accepted(await startRun(scope, picked([one]), order));
  expect(codeOf(await startRun(scope, picked([one]), order))).toBe("rate_limited");
  const [waiting] = await tenant.owner`select id from bulk_runs where org_id = ${of} limit 1`;
  await finish(of, String(waiting?.id));
  expect(codeOf(await startRun(scope, picked([one]), order))).toBe("ok");
});

describe("who may", () => {
  it("nobody without the permission looks, starts, cancels or takes back", async () => {
    const viewer = await tenant.member("viewer");
    const customers = await several(1);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    expect(codeOf(await preview(viewer, picked(customers), DISABLE))).toBe("forbidden");
    expect(codeOf(await startRun(viewer, picked(customers), DISABLE))).toBe("forbidden");
    expect(codeOf(await cancelBulkRun(viewer, { runId }))).toBe("forbidden");
    await finish(tenant.orgId, runId);
    expect(codeOf(await undoBulkRun(viewer, { runId }))).toBe("forbidden");
  });

  it("an organisation reaches neither the runs nor the customers of another", async () => {
    const elsewhere = await makeOrganisation(tenant.owner);
    const stranger = memberScope(
      await makePerson(tenant.owner, { orgId: elsewhere, role: "owner" }),
      elsewhere,
      "owner",
    );
    const customers = await several(1);
    const runId = await runThrough(maker, picked(customers), DISABLE);
    expect(codeOf(await cancelBulkRun(stranger, { runId }))).toBe("not_found");
    expect(codeOf(await undoBulkRun(stranger, { runId }))).toBe("not_found");
    expect(codeOf(await startRun(stranger, picked(customers), { action: "ENABLE" }))).toBe("invalid");
    const missing = await preview(stranger, picked([ids.next()]), DISABLE);
    expect(codeOf(missing)).toBe("invalid");
    expect(await preview(stranger, picked(customers), DISABLE)).toEqual(missing);
    expect(await isEnabled(customers[0] ?? "")).toBe(false);
    expect(await workOn(elsewhere, runId)).toBe("ENDED");
  });

  it.each([
    [
      "demoted",
      (userId: string) => tenant.owner`update memberships set role = 'viewer' where user_id = ${userId}`,
      "role",
    ],
    [
      "removed",
      (userId: string) => tenant.owner`update memberships set removed_at = now() where user_id = ${userId}`,
      "no longer works",
    ],
    [
      "suspended",
      (userId: string) => tenant.owner`update users set suspended_at = now() where id = ${userId}`,
      "no longer works",
    ],
  ])("a run whose maker was %s meanwhile changes nobody more and says why", async (_, change, words) => {
    const customers = await several(4);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    expect(await workOn(tenant.orgId, runId, 2)).toBe("MORE");
    await change(maker.userId);
    await finish(tenant.orgId, runId);
    const items = await itemsOf(tenant.owner, runId);
    expect(items.map((item) => item.state)).toEqual(["CHANGED", "CHANGED", "REFUSED", "REFUSED"]);
    expect(items[3]?.message).toContain(words);
    const numbers = await numbersOf(tenant.owner, runId);
    expect(numbers).toMatchObject({ state: "DONE", counted: numbers.items });
    expect(await isEnabled(customers[3] ?? "")).toBe(true);
  });

  it("a maker who became an administrator meanwhile is one from the next customer on", async () => {
    const customers = await several(4);
    const runId = runOf(accepted(await startRun(maker, picked(customers), DISABLE)));
    await workOn(tenant.orgId, runId, 2);
    await tenant.owner`update memberships set role = 'admin' where user_id = ${maker.userId}`;
    await finish(tenant.orgId, runId);
    expect((await itemsOf(tenant.owner, runId)).map((item) => item.state)).toEqual(Array(4).fill("CHANGED"));
  });

  it("tags are what the customer's page and bulk actions share", async () => {
    const customer = await add({ tags: ["old"] });
    await runThrough(maker, picked([customer]), { action: "ADD_TAGS", tags: ["VIP"] });
    expect(await tagsOf(customer)).toEqual(["old", "VIP"]);
  });
});
