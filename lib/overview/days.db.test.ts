import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { workerScope } from "@/db/testing/fixtures";
import { makeOrganisation } from "@/db/testing/people";
import { identityScope } from "@/lib/auth/sessions";
import { addDays, today } from "@/lib/core/civil-date";
import { setClock } from "@/lib/core/clock";
import { type CustomerStatus, STATUSES } from "@/lib/customers/constants";
import { rollUpDays } from "@/worker/roll-up-days";
import { CHUNK_DAYS, CLOSE_AFTER_MS, HISTORY_DAYS, SAMPLE_SIZE } from "./constants";
import { closedDays, listOrganisationsToClose } from "./reads-days";
import { quantiles } from "./rules-charts";
import { type Life, letHistoryBeWritten, replay, writeLives } from "./testing/history";
import { closeDays } from "./writes";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await letHistoryBeWritten(database.owner);
});
afterAll(() => database.drop());
afterEach(() => setClock(null));

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Clocks change in this time: on 8 March in New York, on 5 April in Sydney. */
const START = Date.parse("2026-03-01T00:00:00Z");
const ZONES = ["UTC", "Australia/Sydney", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata"];

async function organisationIn(timeZone: string): Promise<string> {
  const orgId = await makeOrganisation(database.owner);
  await database.owner`update organisations set time_zone = ${timeZone} where id = ${orgId}`;
  return orgId;
}

const rowsOf = (orgId: string) =>
  database.owner<{ day: string; endsAt: Date; byStatus: Record<CustomerStatus, number>; created: number }[]>`
    select day::text, ends_at as "endsAt", by_status as "byStatus", created from customer_days where org_id = ${orgId} order by day`;

const closed = (orgId: string) =>
  withScope(workerScope(orgId), (tx) => closedDays(tx, workerScope(orgId), "2000-01-01"));

const minutes = (days: number) => fc.integer({ min: 0, max: days * 24 * 60 });

const life: fc.Arbitrary<Life> = fc
  .record({
    begins: minutes(40),
    steps: fc.array(fc.tuple(minutes(8), fc.constantFrom(...STATUSES)), { minLength: 1, maxLength: 6 }),
    isDeleted: fc.boolean(),
    deletedAfter: minutes(10),
  })
  .map(({ begins, steps, isDeleted, deletedAfter }) => {
    let at = START + begins * MINUTE;
    const walked = steps.map(([gap, to], index) => {
      at += index === 0 ? 0 : (gap + 1) * MINUTE;
      return { at: new Date(at), to };
    });
    return { steps: walked, deletedAt: isDeleted ? new Date(at + (deletedAfter + 1) * MINUTE) : null };
  });

describe("closed days", () => {
  it("say of every day's end what telling the records one by one says, whenever the job came by", async () => {
    const visits = fc.array(minutes(70), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...ZONES),
        visits,
        async (lives, timeZone, visited) => {
          const orgId = await organisationIn(timeZone);
          await writeLives(database.owner, orgId, lives);
          const last = START + 75 * DAY;
          for (const visit of [...visited.sort((a, b) => a - b).map((minute) => START + minute * MINUTE), last]) {
            setClock(new Date(visit));
            await closeDays(workerScope(orgId));
          }
          const rows = await rowsOf(orgId);
          const began = new Date(Math.min(...lives.map(({ steps }) => steps[0]?.at.getTime() ?? last)));
          expect(rows[0]?.day).toBe(today(timeZone, began));
          expect(rows.at(-1)?.day).toBe(addDays(today(timeZone, new Date(last - CLOSE_AFTER_MS)), -1));
          for (const [index, row] of rows.entries()) {
            if (index > 0) expect(row.day).toBe(addDays(rows[index - 1]?.day ?? "", 1));
            expect(today(timeZone, row.endsAt), "the instant that ends it begins the next").toBe(addDays(row.day, 1));
            expect(today(timeZone, new Date(row.endsAt.getTime() - 1))).toBe(row.day);
            expect(row.byStatus, row.day).toEqual(replay(lives, row.endsAt));
          }
          expect(rows.reduce((sum, { created }) => sum + created, 0)).toBe(lives.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("keep counting right when the organisation moves to another time zone", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 3, maxLength: 10 }),
        fc.shuffledSubarray(ZONES, { minLength: 2, maxLength: 2 }),
        minutes(50),
        async (lives, [before = "UTC", after = "UTC"], moved) => {
          const orgId = await organisationIn(before);
          await writeLives(database.owner, orgId, lives);
          setClock(new Date(START + moved * MINUTE));
          await closeDays(workerScope(orgId));
          await database.owner`update organisations set time_zone = ${after} where id = ${orgId}`;
          setClock(new Date(START + 80 * DAY));
          await closeDays(workerScope(orgId));
          const rows = await rowsOf(orgId);
          for (const row of rows) expect(row.byStatus, row.day).toEqual(replay(lives, row.endsAt));
          expect(rows.reduce((sum, { created }) => sum + created, 0)).toBe(lives.length);
        },
      ),
      { numRuns: 12 },
    );
  });

  const lives: Life[] = Array.from({ length: 90 }, (_, index) => ({
    steps: [
      { at: new Date(START + index * DAY + 5 * MINUTE), to: "UNDER_REVIEW" },
      { at: new Date(START + index * DAY + 6 * MINUTE), to: index % 3 === 0 ? "SUSPENDED" : "APPROVED" },
    ],
    deletedAt: index % 10 === 0 ? new Date(START + (index + 2) * DAY) : null,
  }));
  const NOW = new Date(START + 95 * DAY + 60 * MINUTE);

  it("are the same when two workers close them at once, each written once", async () => {
    const [one, two] = [await organisationIn("Australia/Sydney"), await organisationIn("Australia/Sydney")];
    for (const orgId of [one, two]) await writeLives(database.owner, orgId, lives);
    setClock(NOW);
    const alone = await closeDays(workerScope(one));
    const together = await Promise.all([closeDays(workerScope(two)), closeDays(workerScope(two))]);
    // Whoever found the other at work left it to it; what is left then is closed by the next visit.
    const rest = await closeDays(workerScope(two));
    expect(alone).toBeGreaterThan(CHUNK_DAYS * 2);
    expect(together[0] + together[1] + rest).toBe(alone);
    expect(await rowsOf(two)).toEqual(await rowsOf(one));
  });

  it("are made up for where some are missing, and those that are there stay as they are", async () => {
    const orgId = await organisationIn("America/New_York");
    await writeLives(database.owner, orgId, lives);
    setClock(NOW);
    await closeDays(workerScope(orgId));
    const whole = await rowsOf(orgId);
    await database.owner`
      delete from customer_days where org_id = ${orgId} and (day < '2026-03-04' or day between '2026-04-01' and '2026-04-20' or day > '2026-05-25')`;
    expect((await rowsOf(orgId)).length).toBeLessThan(whole.length);
    await closeDays(workerScope(orgId));
    expect(await rowsOf(orgId)).toEqual(whole);
    expect(await closeDays(workerScope(orgId))).toBe(0);
  });

  it("wait until whoever wrote in the day's last moment has surely committed", async () => {
    const orgId = await organisationIn("UTC");
    await writeLives(database.owner, orgId, [{ steps: [{ at: new Date(START), to: "APPROVED" }] }]);
    setClock(new Date(START + DAY + CLOSE_AFTER_MS - 1));
    expect(await closeDays(workerScope(orgId))).toBe(0);
    setClock(new Date(START + DAY + CLOSE_AFTER_MS));
    expect(await closeDays(workerScope(orgId))).toBe(1);
  });

  it("reach back so far and no further, and count what was before", async () => {
    const orgId = await organisationIn("UTC");
    const long = new Date(START - 900 * DAY);
    await writeLives(database.owner, orgId, [{ steps: [{ at: long, to: "APPROVED" }] }]);
    setClock(NOW);
    expect(await closeDays(workerScope(orgId))).toBe(HISTORY_DAYS);
    expect((await rowsOf(orgId))[0]?.byStatus.APPROVED).toBe(1);
  });

  it("are closed for every organisation that has customers, and asked for only while some are missing", async () => {
    const [busy, empty] = [await organisationIn("UTC"), await organisationIn("UTC")];
    await writeLives(database.owner, busy, lives);
    setClock(NOW);
    const due = await listOrganisationsToClose(identityScope("test"));
    expect(due).toContain(busy);
    expect(due).not.toContain(empty);
    await rollUpDays("test");
    expect(await listOrganisationsToClose(identityScope("test"))).toEqual([]);
    expect((await rowsOf(busy)).length).toBeGreaterThan(90);
  });
});

describe("times to approval", () => {
  const reviewed = (seconds: number, by: "SYSTEM" | "STAFF", more: Life["steps"] = []): Life => ({
    steps: [
      { at: new Date(START), to: "PENDING_INFO" },
      { at: new Date(START + 60 * MINUTE), to: "UNDER_REVIEW" },
      { at: new Date(START + 60 * MINUTE + seconds * 1000), to: "APPROVED", by },
      ...more,
    ],
  });
  const at = (hours: number) => new Date(START + hours * 60 * MINUTE);

  it("run from being complete to the approval, and tell what the checks did at once from what people did", async () => {
    const orgId = await organisationIn("UTC");
    await writeLives(database.owner, orgId, [
      reviewed(3, "SYSTEM"),
      reviewed(60, "SYSTEM"),
      reviewed(61, "SYSTEM"),
      reviewed(7200, "STAFF"),
      // Taking a suspension back is no approval; being approved again after a change is one.
      reviewed(5, "SYSTEM", [
        { at: at(5), to: "SUSPENDED" },
        { at: at(6), to: "APPROVED", by: "STAFF" },
      ]),
      reviewed(10, "SYSTEM", [
        { at: at(7), to: "UNDER_REVIEW" },
        { at: at(9), to: "APPROVED", by: "STAFF" },
      ]),
    ]);
    setClock(new Date(START + 2 * DAY));
    await closeDays(workerScope(orgId));
    const [day] = await closed(orgId);
    expect(day).toMatchObject({ approved: 7, atOnce: 4, byPerson: 2, seconds: [3, 5, 10, 60, 61, 7200, 7200] });
  });

  it("of a busy day are kept as an even sample, from which its quantiles still follow", async () => {
    const orgId = await organisationIn("UTC");
    const all = Array.from({ length: 1500 }, (_, index) => 1 + ((index * 7919) % 1500));
    await writeLives(
      database.owner,
      orgId,
      all.map((seconds) => reviewed(seconds, "SYSTEM")),
    );
    setClock(new Date(START + 2 * DAY));
    await closeDays(workerScope(orgId));
    const [day] = await closed(orgId);
    expect(day?.approved).toBe(1500);
    expect(day?.seconds).toHaveLength(SAMPLE_SIZE);
    for (const share of [0.1, 0.5, 0.9]) {
      expect(Math.abs((quantiles(day ? [day] : [], [share])[0] ?? 0) - 1500 * share)).toBeLessThanOrEqual(16);
    }
  });
});
