import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { Stop, step } from "../lib/terminal.mjs";
import { processorOf } from "./children.mjs";
import { ms, perSecond } from "./table.mjs";
import { inParallel, summary } from "./timing.mjs";

const perSecondIn = 20;
const seconds = 20;
const mostQueued = 2000;
/** On a slow machine fewer are queued, and the rate is that of those decided until then. */
const queueingMs = 40_000;
const drainingMs = 30_000;
const limitMs = 60_000;

/** Hears when customers get a final status, as open pages hear it. @param {string} url */
async function listenForEnds(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const ends = new Map();
  await sql.listen("portico_live", (text) => {
    const { type, subjectId } = JSON.parse(text);
    if (type === "customer.status_changed") ends.set(subjectId, performance.now());
  });
  return { ends, close: () => sql.end({ timeout: 1 }) };
}

async function untilAll(ends, customerIds) {
  const until = performance.now() + limitMs;
  while (customerIds.some((id) => !ends.has(id))) {
    if (performance.now() > until) {
      const open = customerIds.filter((id) => !ends.has(id)).length;
      throw new Stop(`${open} of ${customerIds.length} customers have no final status after ${limitMs / 1000} s`);
    }
    await wait(50);
  }
}

/** Waits until the worker takes jobs. */
async function awake(stage, worker, ends) {
  const [draft] = await stage.kit.readyDrafts(stage.owner, stage.kit.scopeOf(stage.person), 1);
  await stage.kit.submit(stage.kit.scopeOf(stage.person), draft);
  await Promise.race([untilAll(ends, [draft.customerId]), worker.gone]);
}

/** Submissions at a steady pace, whatever the portal does meanwhile. */
async function steady(stage, ends) {
  const scope = stage.kit.scopeOf(stage.person);
  const drafts = await stage.kit.readyDrafts(stage.owner, scope, perSecondIn * seconds);
  const begun = new Map();
  const started = performance.now();
  await Promise.all(
    drafts.map(async (draft, n) => {
      await wait(started + (n * 1000) / perSecondIn - performance.now());
      begun.set(draft.customerId, performance.now());
      await stage.kit.submit(scope, draft);
    }),
  );
  const customerIds = drafts.map((draft) => draft.customerId);
  await untilAll(ends, customerIds);
  return summary(customerIds.map((id) => ends.get(id) - begun.get(id)));
}

/** Customers that wait for a worker that does not run yet. */
async function fillQueue({ kit, owner, person }) {
  const drafts = await kit.readyDrafts(owner, kit.scopeOf(person), mostQueued);
  const until = performance.now() + queueingMs;
  const customerIds = [];
  await inParallel(drafts, 6, async (draft) => {
    if (performance.now() > until) return;
    await kit.submit(kit.scopeOf(person), draft);
    customerIds.push(draft.customerId);
  });
  return customerIds;
}

/** Customers a second from the first decision on. */
async function drain(worker, ends, count) {
  const until = performance.now() + drainingMs;
  while (ends.size === 0 && performance.now() < until) await Promise.race([wait(5), worker.gone]);
  const startingMs = processorOf(worker.pid) ?? 0;
  while (ends.size < count && performance.now() < until) await Promise.race([wait(50), worker.gone]);
  const times = [...ends.values()].sort((a, b) => a - b);
  const processor = processorOf(worker.pid);
  if (times.length < 2) throw new Stop(`The worker decided nothing:\n${worker.output()}`);
  const perSecond = (times.length - 1) / ((times.at(-1) - times[0]) / 1000);
  return { perSecond, processor: processor && (processor - startingMs) / times.length };
}

async function assertApproved(owner, customerIds) {
  const rows =
    await owner`select status, count(*)::int as n from customers where id = any(${customerIds}) group by status`;
  if (rows.length !== 1 || rows[0].status !== "APPROVED")
    throw new Stop(`Not every customer was approved: ${rows.map(({ status, n }) => `${n} ${status}`).join(", ")}`);
}

/** Waits until no job is left or under way, giving up those that are too many. */
async function emptyQueue(owner) {
  await owner`delete from graphile_worker._private_jobs where locked_at is null`;
  const until = performance.now() + limitMs;
  while (performance.now() < until) {
    const [{ n }] = await owner`select count(*)::int as n from graphile_worker._private_jobs`;
    if (n === 0) return;
    await wait(50);
  }
  throw new Stop("The worker does not finish its last jobs.");
}

/** From submission to the system's decision, through the real worker. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.endWeb();
  await stage.owner`delete from graphile_worker._private_jobs`;
  const { owner } = stage;
  const heard = await listenForEnds(stage.environment.DATABASE_URL);
  let worker;
  try {
    const waiting = await step("Review: queueing customers", () => fillQueue(stage));
    await owner`analyze`;
    worker = stage.spawnWorker();
    const drained = await step("Review: draining the queue", () => drain(worker, heard.ends, waiting.length));
    await emptyQueue(owner);
    await assertApproved(owner, [...heard.ends.keys()]);
    await awake(stage, worker, heard.ends);
    const decided = await step(`Review: ${perSecondIn} submissions a second`, () => steady(stage, heard.ends));
    return {
      rows: [
        {
          measure: `review: submit to final status at ${perSecondIn}/s`,
          p50: ms(decided.p50),
          p95: ms(decided.p95),
          goal: "p95 <= 2 s",
        },
        { measure: "review: queued customers drain", p50: perSecond(drained.perSecond), goal: ">= 100/s" },
        ...(drained.processor === undefined
          ? []
          : [{ measure: "worker, processor time a review", p50: ms(drained.processor) }]),
      ],
      notes: [
        `Review: ${waiting.length.toLocaleString("en-US")} customers were queued; the goal names 10,000, the rate is what counts.`,
      ],
    };
  } finally {
    await worker?.stop();
    await heard.close();
  }
}
