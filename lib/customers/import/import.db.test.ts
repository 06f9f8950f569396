import { describe, expect, it } from "vitest";
import { accepted, codeOf, makeCustomer, reviewJobs } from "@/db/testing/fixtures";
import { toPublicId } from "@/lib/core/ids";
import {
  arrangeImports,
  batch,
  check,
  crashAt,
  customersOf,
  linesOf,
  maker,
  match,
  people,
  ready,
  rowOf,
  run,
  runOnce,
  start,
  statesOf,
  stored,
  tenant,
  upload,
} from "@/lib/customers/testing/imports";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { problemsCsv } from "./loaders-problems";
import { suggestMapping } from "./rules-mapping";
import { templateCsv } from "./rules-template";
import { changeColumns, matchColumns, startImport } from "./writes";
import { checkImport } from "./writes-check";
import { takeImportFile } from "./writes-upload";

arrangeImports();

describe("a file of customers", () => {
  it("becomes customers as the wizard makes them: version, transition, audit, event and review", async () => {
    const importId = await ready(people(3));
    expect(await run(importId)).toBe(false);
    expect(await rowOf(importId)).toMatchObject({
      state: "DONE",
      total: 3,
      checked: 3,
      done: 3,
      created: 3,
      failed: 0,
    });
    const made = await customersOf(importId);
    expect(made.map((row) => row.display_name)).toEqual(
      ["Name0", "Name1", "Name2"].map((name) => `${name} Batch${batch}`),
    );
    for (const row of made) {
      expect(row).toMatchObject({ status: "UNDER_REVIEW", created_by: maker.userId, version: 1, country: "AU" });
      const [traces] = await tenant.owner`select
        (select count(*)::int from customer_versions where customer_id = ${row.id}) as versions,
        (select count(*)::int from customer_transitions where customer_id = ${row.id}) as transitions,
        (select count(*)::int from audit_events where customer_id = ${row.id} and action = 'customer.created') as audits,
        (select count(*)::int from outbox_events where subject_id = ${row.id} and type = 'customer.created') as events`;
      expect(traces).toEqual({ versions: 1, transitions: 1, audits: 1, events: 1 });
      expect(await reviewJobs(tenant.owner, String(row.id))).toBe(1);
    }
    expect((await linesOf(importId)).every((row) => row.state === "CREATED" && row.profile_sealed === null)).toBe(true);
    const told =
      await tenant.owner`select payload from graphile_worker._private_jobs where payload ->> 'kind' = 'batch.finished'`;
    expect(told.map(({ payload }) => payload.to)).toContainEqual([{ userIds: [maker.userId] }]);
  });

  it("is told of once: its customers' automatic approvals make no notices, those of others do", async () => {
    const importId = await ready(people(2));
    await run(importId);
    const [imported] = await customersOf(importId);
    const hand = { first_name: "Hand", last_name: "Made", email: "hand@example.com", country_of_residence: "AU" };
    const byHand = await makeCustomer(maker, { type: "INDIVIDUAL", ...hand });
    const noticesOf = async (customerId: string) => {
      const status = accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
      const orders = await tenant.owner`
        select 1 from graphile_worker._private_jobs
        where payload ->> 'kind' = 'status.changed' and payload ->> 'customerId' = ${customerId}`;
      return [status, orders.length];
    };
    expect(await noticesOf(String(imported?.id))).toEqual([expect.anything(), 0]);
    expect(await noticesOf(byHand)).toEqual([expect.anything(), 1]);
    const states = await tenant.owner`select status from customers where id in (${imported?.id}, ${byHand})`;
    expect(states.map((row) => row.status)).toEqual(["APPROVED", "APPROVED"]);
  });

  it("waits with its reviews for what people submit one by one, until somebody changes one of its customers", async () => {
    const importId = await ready(people(2));
    await run(importId);
    const [first, second] = (await customersOf(importId)).map((row) => String(row.id));
    const submitted = {
      type: "INDIVIDUAL",
      first_name: "Sub",
      last_name: "Mitted",
      country_of_residence: "AU",
    } as const;
    const byHand = await makeCustomer(maker, { ...submitted, email: "submitted@example.com" });
    const priorities = async () =>
      Promise.all(
        [first, second, byHand].map(async (id) => {
          const jobs = await tenant.owner`select priority from graphile_worker.jobs where key = ${`review:${id}`}`;
          return jobs.map((job) => job.priority);
        }),
      );
    expect(await priorities()).toEqual([[10], [10], [0]]);
    const profile = { type: "INDIVIDUAL", first_name: "Other", last_name: "Name", email: "other@example.com" };
    const edit = { ...profile, country_of_residence: "AU" };
    accepted(await updateCustomer(maker, { customerId: first ?? "", version: 1, profile: edit }));
    expect(await priorities()).toEqual([[0], [10], [0]]);
  });

  it("is created but for the one line that the database itself refuses", async () => {
    const importId = await ready(
      people(50, (line, index) => (index === 31 ? line.replace("Name31", "Refused") : line)),
    );
    await tenant.owner`
      alter table customers add constraint no_such_name check (display_name not like 'Refused %') not valid`;
    try {
      await run(importId);
    } finally {
      await tenant.owner`alter table customers drop constraint no_such_name`;
    }
    expect(await rowOf(importId)).toMatchObject({ state: "DONE", done: 50, created: 49, failed: 1 });
    const lines = await linesOf(importId);
    expect(lines.filter((row) => row.state !== "CREATED").map((row) => [row.line, row.state])).toEqual([
      [33, "FAILED"],
    ]);
    expect((await customersOf(importId)).length).toBe(49);
  });

  it.each(["INDIVIDUAL", "COMPANY"] as const)("made of our own template is taken as it is: %s", async (type) => {
    const importId = await upload(templateCsv(type, "WALLET"), maker, type);
    expect((await rowOf(importId)).mapping).toEqual(suggestMapping(type, (await rowOf(importId)).headers));
    await check(importId);
    expect(await statesOf(importId)).toEqual(["READY"]);
  });

  it("with lines that cannot be read says what is wrong in which column, and creates the others", async () => {
    const text = people(4, (line, index) => (index === 1 ? line.replace(/p1\.\d+@/, "SECRET ") : line));
    const importId = await upload(`${text}\nR-x,,,,Nowhereland`);
    await check(importId);
    const lines = await linesOf(importId);
    expect(lines.map((row) => [row.line, row.state])).toEqual([
      ...[
        [2, "READY"],
        [3, "INVALID"],
        [4, "READY"],
        [5, "READY"],
        [6, "INVALID"],
      ],
    ]);
    expect(lines[1]?.problems).toEqual([{ column: "E-mail", message: expect.stringContaining("e-mail address") }]);
    expect(lines[4]?.problems.map(({ column }: { column: string }) => column)).toEqual([
      ...["First name", "Surname", "Country"],
    ]);
    expect(JSON.stringify(lines)).not.toContain("SECRET");
    accepted(await start(importId));
    await run(importId);
    expect(await statesOf(importId)).toEqual(["CREATED", "INVALID", "CREATED", "CREATED", "INVALID"]);

    const file = await problemsCsv(maker, toPublicId("import", importId));
    const parts: string[] = [];
    for await (const part of file?.lines ?? []) parts.push(part);
    expect(parts.join("").split("\r\n")).toEqual([
      "\uFEFFLine,Column,Problem,Customer",
      "3,E-mail,Enter an e-mail address like name@example.com,",
      ...[
        expect.stringMatching(/^6,First name,/),
        expect.stringMatching(/^6,Surname,/),
        expect.stringMatching(/^6,Country,/),
      ],
      "",
    ]);
  });

  it("is refused whole, in words and without a trace, where it cannot be used at all", async () => {
    const before = await tenant.owner`select count(*)::int as n from customer_imports`;
    const refused = async (text: string | Buffer) => {
      const outcome = await takeImportFile(maker, { type: "INDIVIDUAL", purpose: "BASIC", name: "people.csv" }, [
        Buffer.from(text),
      ]);
      return outcome.ok ? "taken" : outcome.message;
    };
    expect(await refused("")).toContain("people.csv: The file is empty");
    expect(await refused("Name,Mail\n")).toContain("no customers below");
    expect(await refused("Name,Name\na,b")).toContain("Line 1: columns 1 and 2");
    expect(await refused('Name,Mail\na,"b')).toContain("Line 2: a quotation mark");
    expect(await refused(`Name\n${"a\n".repeat(50_001)}`)).toContain("more than 50,000 customers");
    expect(await tenant.owner`select count(*)::int as n from customer_imports`).toEqual(before);
  });
});

describe("a customer that is there already", () => {
  it("is found by reference, ID number, name and birth, e-mail address, and among earlier lines, and left out", async () => {
    const known = { ...COMPLETE_INDIVIDUAL, external_id: "KNOWN-1", email: "known@example.com" };
    const id = await makeCustomer(maker, known);
    const head = "Reference,First name,Surname,E-mail,DOB,ID number,ID type,Issuing country\n";
    const lines = [
      "KNOWN-1,Other,Person,other1@example.com,,,,",
      "N-2,Other,Persona,other2@example.com,,PA1234567,Passport,AU",
      "N-3,Jane,Nguyen,other3@example.com,1990-04-02,,,",
      "N-4,Other,Personb,KNOWN@example.com,,,,",
      "N-5,Fresh,Face,fresh@example.com,,,,",
      "N-6,Fresh,Faces,Fresh@example.com,,,,",
    ];
    const importId = await upload(head + lines.join("\n"));
    await check(importId);
    const found = await linesOf(importId);
    expect(found.map((row) => row.state)).toEqual([
      ...["DUPLICATE", "DUPLICATE", "DUPLICATE", "DUPLICATE", "READY", "DUPLICATE"],
    ]);
    expect(found.slice(0, 4).map((row) => row.duplicate_of)).toEqual([id, id, id, id]);
    expect(found[5]).toMatchObject({ duplicate_of: null, duplicate_line: 6 });
    expect(found.map((row) => row.problems[0]?.message ?? "")).toEqual([
      ...[
        "the same reference",
        "the same ID number",
        "the same name and date of birth",
        "the same e-mail address",
        "",
      ].map((words) => expect.stringContaining(words)),
      expect.stringContaining("Line 6 of this file has the same e-mail address"),
    ]);
    accepted(await start(importId, "SKIP"));
    await run(importId);
    expect(await statesOf(importId)).toEqual([...Array(4).fill("SKIPPED"), "CREATED", "SKIPPED"]);
  });

  it("is added where that is wished, but never with a reference that is taken", async () => {
    const text = people(2);
    await run(await ready(text));
    const again = await upload(text.replace(/R-\d+-1,/, "R-another,"));
    await check(again);
    expect(await statesOf(again)).toEqual(["DUPLICATE", "DUPLICATE"]);
    accepted(await start(again, "ADD"));
    await run(again);
    const lines = await linesOf(again);
    expect(lines.map((row) => row.state)).toEqual(["FAILED", "CREATED"]);
    expect(lines[0]?.problems[0]?.message).toContain("already has this external id");
    expect(await rowOf(again)).toMatchObject({ state: "DONE", created: 1, failed: 1, done: 2 });
  });

  it("that came between check and import is left out too: two imports of one file make each customer once", async () => {
    const text = people(30);
    const [one, other] = [await upload(text), await upload(text)];
    await check(one);
    await check(other);
    accepted(await start(one));
    accepted(await start(other));
    const before = await stored();
    await Promise.all([run(one), run(other)]);
    expect((await stored()) - before).toBe(30);
    const states = [...(await statesOf(one)), ...(await statesOf(other))];
    expect(states.filter((state) => state === "CREATED").length).toBe(30);
    expect(states.filter((state) => state === "SKIPPED" || state === "FAILED").length).toBe(30);
  });
});

describe("a crash", () => {
  it.each(["import.before_check_commit", "import.after_check_batch"])(
    "of the check at %s loses and doubles no line",
    async (point) => {
      const importId = await upload(
        people(450, (line, index) => (index % 50 === 7 ? line.replace("Australia", "??") : line)),
      );
      accepted(await match(importId));
      crashAt(point, 2);
      await expect(checkImport(tenant.worker, importId)).rejects.toThrow("crash");
      const between = await rowOf(importId);
      expect(between).toMatchObject({ state: "CHECKING", checked: point.includes("before") ? 200 : 400 });
      expect((await linesOf(importId)).length).toBe(between.checked);
      await checkImport(tenant.worker, importId);
      expect(await rowOf(importId)).toMatchObject({ state: "CHECKED", checked: 450, invalid: 9, duplicates: 0 });
      expect((await statesOf(importId)).filter((state) => state === "READY").length).toBe(441);
    },
  );

  it.each([
    ["import.before_batch_commit", 1],
    ["import.before_batch_commit", 3],
    ["import.after_batch", 2],
  ] as const)("of the import at %s (%i) makes each customer exactly once", async (point, time) => {
    const importId = await ready(people(70));
    const before = await stored();
    crashAt(point, time);
    await expect(run(importId)).rejects.toThrow("crash");
    const between = await rowOf(importId);
    // What stands and what is said to stand are the same at any moment.
    expect((await stored()) - before).toBe(between.created);
    expect((await customersOf(importId)).length).toBe(between.created);
    await run(importId);
    expect(await rowOf(importId)).toMatchObject({ state: "DONE", created: 70, done: 70 });
    expect((await stored()) - before).toBe(70);
    const [events] = await tenant.owner`
      select count(*)::int as n from outbox_events e join customer_import_rows r on r.customer_id = e.subject_id
      where r.import_id = ${importId} and e.type = 'customer.created'`;
    expect(events?.n).toBe(70);
  });

  it("between jobs is no matter: a part of the time, and the next job goes on", async () => {
    const importId = await ready(people(50));
    expect(await runOnce(importId)).toBe(true);
    expect(await rowOf(importId)).toMatchObject({ state: "RUNNING", created: 20 });
    const jobs =
      await tenant.owner`select count(*)::int as n from graphile_worker.jobs where key = ${`import:${importId}`}`;
    expect(jobs[0]?.n).toBe(1);
    await run(importId);
    expect(await rowOf(importId)).toMatchObject({ state: "DONE", created: 50 });
  });
});

describe("several at once", () => {
  it("two workers on one import, check and creation, do its work once", async () => {
    const importId = await upload(people(420));
    accepted(await match(importId));
    await Promise.all([checkImport(tenant.worker, importId), checkImport(tenant.worker, importId)]);
    expect(await rowOf(importId)).toMatchObject({ state: "CHECKED", checked: 420 });
    accepted(await start(importId));
    const before = await stored();
    await Promise.all([1, 2, 3].map(() => run(importId)));
    expect((await stored()) - before).toBe(420);
    expect(await rowOf(importId)).toMatchObject({ state: "DONE", created: 420, done: 420, failed: 0 });
  });

  it("a step on what somebody else has changed meanwhile is refused", async () => {
    const importId = await upload(people(1));
    const { version, mapping } = await rowOf(importId);
    accepted(await match(importId));
    expect(codeOf(await matchColumns(maker, { importId, version, mapping, dateOrder: null }))).toBe("wrong_state");
    await checkImport(tenant.worker, importId);
    const stale = (await rowOf(importId)).version - 1;
    expect(codeOf(await startImport(maker, { importId, version: stale, duplicates: "SKIP" }))).toBe("conflict");
    accepted(await changeColumns(maker, { importId, version: stale + 1 }));
    await check(importId);
    expect(await statesOf(importId)).toEqual(["READY"]);
  });
});
