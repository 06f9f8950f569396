import postgres from "postgres";
import { Stop, step } from "../lib/terminal.mjs";
import { bareTransaction, insertOf } from "./bare-sql.mjs";
import { reaches } from "./batches.mjs";
import { peakDuring, processorOf } from "./children.mjs";
import { megabytes, ms, perSecond, times } from "./table.mjs";

const warming = 200;
const bareRows = 1_000;
const bareBatch = 100;

/** Every line has made one customer, with one record of each kind, or this stops. */
async function onceEach({ owner }, importId, count) {
  // Without what the planner knows of rows this young it compares each line with all of them: minutes at 50,000.
  await owner`analyze customer_import_rows, customers, customer_versions, audit_events, outbox_events`;
  const [found] = await owner`
    with made as (select org_id, customer_id from customer_import_rows where import_id = ${importId} and state = 'CREATED')
    select (select count(*)::int from made) as lines,
      (select count(*)::int from made join customers c on c.org_id = made.org_id and c.id = made.customer_id) as customers,
      (select count(*)::int from made join customer_versions v on v.org_id = made.org_id and v.customer_id = made.customer_id
        where v.version = 1) as versions,
      (select count(*)::int from made join audit_events a on a.org_id = made.org_id and a.customer_id = made.customer_id
        where a.action = 'customer.created') as audits,
      (select count(*)::int from made join outbox_events e on e.org_id = made.org_id and e.subject_id = made.customer_id
        where e.type = 'customer.created') as events`;
  const wrong = Object.entries(found).filter(([, n]) => n !== count);
  if (wrong.length > 0) throw new Stop(`Of ${count} lines: ${wrong.map(([what, n]) => `${n} ${what}`).join(", ")}`);
}

/** A whole import by the real worker. Gives the time of each part. */
async function imported(stage, worker, count) {
  const scope = stage.kit.scopeOf(stage.person);
  const uploading = performance.now();
  const importId = await stage.kit.beginImport(scope, count);
  const uploadMs = performance.now() - uploading;
  const read = async () => (await stage.owner`select * from customer_imports where id = ${importId}`)[0];
  const checked = await reaches({ worker, read, during: ["CHECKING"], end: "CHECKED" });
  await stage.kit.runImport(scope, importId, checked.version);
  const before = processorOf(worker.pid);
  const done = await reaches({ worker, read, during: ["RUNNING"], end: "DONE" });
  await onceEach(stage, importId, count);
  const cpu = (processorOf(worker.pid) - before) / count;
  return { importId, uploadMs, checkMs: checked.ms, runMs: done.ms, cpu };
}

/** The rows that the portal wrote for one imported customer. */
async function exampleOf({ owner }, importId) {
  const [line] = await owner`select customer_id from customer_import_rows where import_id = ${importId} limit 1`;
  const of = async (table, key) =>
    (await owner.unsafe(`select * from ${table} where ${key} = $1 limit 1`, [line.customer_id]))[0];
  const { country_key: _, ...customer } = await of("customers", "id");
  // Reviewed meanwhile, it has several: the one that its status stands on.
  const [transition] = await owner`select * from customer_transitions where id = ${customer.last_transition_id}`;
  return {
    customer,
    transition,
    version: await of("customer_versions", "customer_id"),
    audit: await of("audit_events", "customer_id"),
    event: await of("outbox_events", "subject_id"),
  };
}

function statementsOf({ customer, transition, version, audit, event }) {
  const [id, transitionId] = [crypto.randomUUID(), crypto.randomUUID()];
  const more = { id, external_id: `BARE-${id}`, last_transition_id: transitionId, created_at: new Date() };
  const payload = { orgId: customer.org_id, customerId: id, version: 1 };
  return [
    insertOf("customer_transitions", { ...transition, id: transitionId, customer_id: id }),
    insertOf("customers", { ...customer, ...more }),
    insertOf("customer_versions", { ...version, customer_id: id }),
    insertOf("audit_events", { ...audit, id: crypto.randomUUID(), customer_id: id }),
    insertOf("outbox_events", { ...event, id: crypto.randomUUID(), subject_id: id }),
    { text: "select app.enqueue_job('review_customer', $1::json, $2, null)", values: [payload, `review:${id}`] },
  ];
}

/** The same rows by hand, as many to a transaction as an import has. Gives rows a second. */
async function bareRate(stage, importId) {
  const example = await exampleOf(stage, importId);
  const sql = postgres(stage.tenantUrl, { max: 1, onnotice: () => {} });
  const started = performance.now();
  for (let made = 0; made < bareRows; made += bareBatch) {
    const batch = Array.from({ length: bareBatch }, () => statementsOf(example)).flat();
    await bareTransaction(sql, stage.person.orgId, batch);
  }
  const rate = bareRows / ((performance.now() - started) / 1000);
  await sql.end({ timeout: 1 });
  return rate;
}

/**
 * A file of customers by the real worker, which reviews them meanwhile.
 * @param {import("./stage.mjs").Stage} stage @param {{ lines: number }} options
 */
export async function measure(stage, { lines }) {
  await stage.endWeb();
  const worker = stage.spawnWorker();
  let taken;
  let memory;
  try {
    await step("Import: warming the worker", () => imported(stage, worker, warming));
    memory = await step(`Import: ${lines.toLocaleString("en-US")} lines`, () =>
      peakDuring(worker.pid, async () => {
        taken = await imported(stage, worker, lines);
      }),
    );
  } finally {
    await worker.stop();
  }
  const bare = await step("Import: the bare twin", () => bareRate(stage, taken.importId));
  const rate = lines / (taken.runMs / 1000);
  const count = `${lines.toLocaleString("en-US")} lines`;
  const rows = [
    { measure: `import: checking ${count}`, p50: perSecond(lines / (taken.checkMs / 1000)) },
    { measure: `import: creating ${count}`, p50: perSecond(rate), bare: perSecond(bare), ratio: times(rate / bare) },
  ];
  if (memory.before !== undefined)
    rows.push({ measure: "import: worker's memory", p50: `+${megabytes(memory.peak - memory.before)}` });
  return {
    rows,
    notes: [
      `Import: upload and reading of the file ${ms(taken.uploadMs)}; 50,000 lines at this rate take ${(50_000 / rate / 60).toFixed(1)} minutes.`,
      `Import: each of the ${lines.toLocaleString("en-US")} lines made one customer, version, audit row and event, in ${ms(taken.cpu)} of the worker's processor.`,
      "The customers of an import are reviewed when its last line is done; the bare twin only writes their rows, sealed beforehand.",
    ],
  };
}
