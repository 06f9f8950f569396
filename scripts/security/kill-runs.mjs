import { setTimeout as wait } from "node:timers/promises";
import { openStage } from "../bench/stage.mjs";
import { runCli } from "../lib/database.mjs";
import { finish, report } from "./lib/figures.mjs";
import { checkBulks, checkImports, checkKept } from "./lib/run-checks.mjs";
import { makeRuns } from "./lib/runs.mjs";

/**
 * Kills the worker (SIGKILL) at moments nobody chose while a bulk run, an import and an export are under way, and starts it again; at the
 * end every customer, line and file must be there once, with its records.
 * Usage: node scripts/security/kill-runs.mjs [kills] [customers]
 */
const kills = Number(process.argv[2] ?? 20);
const customers = Number(process.argv[3] ?? 10_000);
/** From the first thing on that the new worker brings about; every fifth worker is killed before, while it starts. */
const longestMs = 3_000;
const longestStartMs = 1_500;
/** In turn: the kind of job that the worker is killed at, soon after it was begun; none = whatever it is at then. */
const aims = [undefined, "export_customers", "run_import", undefined, "run_bulk", "export_customers"];
const longestAimedMs = 400;
const endMs = 20 * 60_000;

const stage = await openStage({ customers });
const { owner, kit } = stage;
const runs = makeRuns(stage);
let worker;

/** Grows with every customer, line and file that is done. */
async function progress() {
  const [row] = await owner`
    select (select coalesce(sum(done), 0) from bulk_runs) + (select coalesce(sum(checked + done), 0) from customer_imports)
      + (select count(*) from customer_exports where state = 'READY') + (select count(*) from review_runs) as n`;
  return Number(row.n);
}

async function busyUntil(isOver) {
  while (!(await isOver())) {
    await runs.keepBusy();
    await Promise.race([wait(20), worker.gone]);
  }
}

const claimed = async () =>
  (await owner`select distinct task_identifier as task from graphile_worker.jobs where locked_at is not null`).map(
    ({ task }) => task,
  );

/** A moment within so many milliseconds, at which the worker is at a job of the kind, if one is aimed at. */
async function comeTo(aim, longest) {
  for (;;) {
    if (aim) await busyUntil(async () => (await claimed()).includes(aim));
    const until = performance.now() + Math.random() * longest;
    await busyUntil(() => performance.now() >= until);
    if (!aim || (await claimed()).includes(aim)) return;
  }
}

/** Lets a worker work for a while, and kills it. Gives the kinds of jobs that it was at. */
async function killOnce(kill) {
  const before = await progress();
  worker = stage.spawnWorker();
  const isStarting = kill % 5 === 0;
  const aim = isStarting ? undefined : aims[kill % aims.length];
  if (!isStarting) await busyUntil(async () => (await progress()) > before);
  await comeTo(aim, isStarting ? longestStartMs : aim ? longestAimedMs : longestMs);
  process.kill(worker.pid, "SIGKILL");
  await worker.gone.catch(() => undefined);
  return claimed();
}

async function comeToAnEnd() {
  worker = stage.spawnWorker();
  const started = performance.now();
  const jobs = async () =>
    (await owner`select count(*)::int as n from graphile_worker.jobs where run_at < now() + interval '10 min'`)[0].n;
  while ((await runs.keepBusy({ isEnding: true })) || (await jobs()) > 0) {
    if (performance.now() - started > endMs) break;
    await Promise.race([wait(200), worker.gone]);
  }
  return performance.now() - started;
}

async function checkFiles() {
  let rows = 0;
  let wrong = 0;
  for (const exportId of runs.files) {
    const [row] = await owner`select * from customer_exports where id = ${exportId}`;
    rows += row.rows;
    // Imports add customers between the wish and the moment that the file is about.
    if (row.state !== "READY" || row.rows < row.total) wrong++;
    else if (row.format === "CSV") {
      const ids = (await kit.exportText(runs.scope, exportId)).match(/\bcus_[0-9a-z]{26}\b/g) ?? [];
      if (ids.length !== row.rows || new Set(ids).size !== row.rows) wrong++;
    }
  }
  return { rows, wrong };
}

const thousands = (value) => value.toLocaleString("en-US");
const none = (wrong) => Object.values(wrong).every((n) => n === 0);
const words = (wrong) =>
  none(wrong)
    ? 0
    : Object.entries(wrong)
        .map(([what, n]) => `${what} ${n}`)
        .join(", ");

try {
  const hit = new Map();
  for (let kill = 1; kill <= kills; kill++) {
    for (const task of await killOnce(kill)) hit.set(task, (hit.get(task) ?? 0) + 1);
  }
  const tookMs = await comeToAnEnd();
  const at = [...hit].map(([task, n]) => `${task} ${n}`).join(", ");
  const isHit = kills < aims.length || aims.every((aim) => aim === undefined || hit.has(aim));
  report(`jobs in the middle of which the worker was killed, at ${kills} kills`, at, hit.size > 0 && isHit);
  const [{ n: stuck }] =
    await owner`select count(*)::int as n from graphile_worker.jobs where attempts >= max_attempts`;
  report(`jobs that are given up, ${Math.round(tookMs / 1000)} s after the last kill`, stuck, stuck === 0);
  const bulks = await checkBulks(owner, runs.bulks);
  report(
    `${runs.bulks.length} bulk runs, ${thousands(bulks.changed)} changes: what is open, miscounted, unlogged, logged twice or told wrong`,
    words(bulks.wrong),
    none(bulks.wrong),
  );
  report("events more or fewer than changes", bulks.eventsMore, bulks.eventsMore === 0);
  const imports = await checkImports(owner, runs.imports);
  report(
    `${runs.imports.length} imports, ${thousands(imports.lines)} lines: those without exactly one customer, version, record, event and review`,
    words(imports.wrong),
    none(imports.wrong),
  );
  const files = await checkFiles();
  report(
    `${runs.files.length} exports, ${thousands(files.rows)} rows: files that are not whole, or name somebody twice`,
    files.wrong,
    files.wrong === 0,
  );
  const kept = await checkKept(owner);
  report("counters, facets and search terms that differ from the customers", words(kept), none(kept));
  await worker.stop();
  const verified = await runCli(["audit-verify"], stage.environment).then(
    () => "whole",
    (error) => error.message,
  );
  report("the audit log's chain", verified, verified === "whole");
} finally {
  await stage.close();
}
finish();
