import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { waitBefore } from "@/db/listen";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { ids, toPublicId } from "@/lib/core/ids";
import { listScope } from "@/lib/customers/testing/listed";
import { emitEvent } from "@/lib/outbox/emit";
import { closeHub, type LiveEvent, subscribe } from "./hub";
import { liveStream } from "./stream";

const ORG = "01900000-0000-7000-8000-0000000000aa";
const WAIT = { timeout: 20_000, interval: 20 };

let database: TestDatabase;
const leaving: (() => void)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner`
    insert into organisations (id, name, name_key, contact_email) values (${ORG}, 'Ours', 'ours', 'ours@example.test')`;
});
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});
afterAll(async () => {
  await closeHub();
  await database.drop();
});

/** Everything that one more page hears from now on. */
function hear(sessionId = ids.next()): LiveEvent[] {
  const heard: LiveEvent[] = [];
  const leave = subscribe(sessionId, (event) => heard.push(event));
  if (!leave) throw new Error("refused");
  leaving.push(leave);
  return heard;
}

/** Changes a customer, as far as open pages can tell. Returns its outside id. */
async function change(): Promise<string> {
  const scope = listScope(ORG);
  const subjectId = ids.next();
  await withScope(scope, (tx) => emitEvent(tx, { orgId: ORG, type: "customer.updated", subjectId }));
  return toPublicId("customer", subjectId);
}

const idsIn = (heard: LiveEvent[]) => heard.flatMap((event) => (event.kind === "change" ? [event.id] : []));
const hearings = (heard: LiveEvent[]) => heard.flatMap((event) => (event.kind === "hearing" ? [event.isHearing] : []));
const listening = () =>
  database.owner<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'portico-listen' and datname = current_database()`;

/** Heard by a page, however long the connection takes to come up. */
async function untilHeard(heard: LiveEvent[]): Promise<void> {
  await vi.waitFor(async () => {
    const id = await change();
    await vi.waitFor(() => expect(idsIn(heard)).toContain(id), { timeout: 1_000, interval: 10 });
  }, WAIT);
}

describe("open pages of one server", () => {
  it("hear of every committed change through one connection, and of none that is undone", async () => {
    const [first, second] = [hear(), hear()];
    await untilHeard(first);
    const scope = listScope(ORG);
    const undone = ids.next();
    await withScope(scope, async (tx) => {
      await emitEvent(tx, { orgId: ORG, type: "customer.updated", subjectId: undone });
      throw new Error("undone");
    }).catch(() => undefined);
    const id = await change();
    await vi.waitFor(() => expect(idsIn(second)).toContain(id), WAIT);
    expect(idsIn(second)).not.toContain(toPublicId("customer", undone));
    expect(await listening()).toHaveLength(1);
  });

  it("are told when the connection breaks and when it is back, so that no change is missed unnoticed", async () => {
    const heard = hear();
    await untilHeard(heard);
    const [before] = await listening();
    const from = heard.length;
    // Only the role whose connection it is may end it.
    const { orgId: _, ...person } = listScope(ORG);
    const staff = mintScope<ReviewerScope>({ ...person, kind: "reviewer", role: "lead" });
    await withScope(staff, (tx) => tx.execute(sql`select pg_terminate_backend(${before?.pid ?? 0})`));
    await vi.waitFor(() => expect(hearings(heard.slice(from))).toEqual([false, true]), WAIT);
    await untilHeard(heard);
    const after = await listening();
    expect(after).toHaveLength(1);
    expect(after[0]?.pid).not.toBe(before?.pid);
  });

  it("hear at once that nothing is heard while there is no connection", async () => {
    const heard = hear();
    await untilHeard(heard);
    await closeHub();
    const late = hear();
    expect(hearings(late)).toEqual([false]);
    await vi.waitFor(() => expect(hearings(late)).toEqual([false, true]), WAIT);
  });

  it("are so many for a session and no more", () => {
    const sessionId = ids.next();
    for (let page = 0; page < 20; page++) hear(sessionId);
    expect(() => hear(sessionId)).toThrow("refused");
    expect(hear()).toBeDefined();
  });
});

describe("a page's stream", () => {
  const readAll = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

  it("ends when the session has ended", async () => {
    const stream = liveStream(listScope(ORG), new AbortController().signal, 10);
    if (!stream) throw new Error("refused");
    // Nobody has this session: the first heartbeat finds out.
    expect(await readAll(stream)).toMatch(/^retry: 3000/);
  });

  it("ends when the browser leaves", async () => {
    const browser = new AbortController();
    const stream = liveStream(listScope(ORG), browser.signal);
    if (!stream) throw new Error("refused");
    const text = readAll(stream);
    browser.abort();
    expect(await text).toMatch(/^retry: 3000/);
  });

  const announce = (changes: number) => database.owner`
    select count(pg_notify('portico_live', json_build_object('orgId', ${ORG}::text, 'type', 'customer.updated', 'subjectId',
      gen_random_uuid())::text)) from generate_series(1, ${changes}::int)`;

  it("carries all changes of one large commit", async () => {
    const browser = new AbortController();
    const stream = liveStream(listScope(ORG), browser.signal);
    if (!stream) throw new Error("refused");
    const heard = hear();
    await untilHeard(heard);
    await announce(3_000);
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(3_000), WAIT);
    browser.abort();
    expect((await readAll(stream)).match(/event: change/g)?.length).toBeGreaterThanOrEqual(3_000);
  });

  it("ends when the browser stops reading, so that a dead one holds no memory", async () => {
    const stream = liveStream(listScope(ORG), new AbortController().signal);
    if (!stream) throw new Error("refused");
    const heard = hear();
    await untilHeard(heard);
    await announce(20_000);
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(20_000), WAIT);
    const text = await readAll(stream);
    expect(text.length).toBeGreaterThan(900_000);
    expect(text.length).toBeLessThan(1_100_000);
  });
});

describe("waits before the next try", () => {
  it("grow, differ between servers and stay below a minute", () => {
    for (let failures = 0; failures < 40; failures++) {
      const plain = Math.min(250 * 2 ** failures, 30_000);
      const wait = waitBefore(failures);
      expect(wait).toBeGreaterThanOrEqual(plain * 0.75);
      expect(wait).toBeLessThanOrEqual(plain * 1.25);
    }
  });
});
