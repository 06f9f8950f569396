import { step } from "../lib/terminal.mjs";
import { dayOf, reaches } from "./batches.mjs";
import { processorOf } from "./children.mjs";
import { ms, perSecond } from "./table.mjs";

const wanted = 2_000;
const warming = 200;
const goal = ">= 150/s";

const orders = [
  ["disable", { action: "DISABLE", reason: "Measured by the benchmark" }],
  ["enable", { action: "ENABLE" }],
  ["add a tag", { action: "ADD_TAGS", tags: ["Measured"] }],
  ["remove a tag", { action: "REMOVE_TAGS", tags: ["Measured"] }],
];

/** A whole run by the real worker. Gives customers a second, and processor time of the worker for each. */
async function through(stage, worker, order, day) {
  const { runId, total } = await stage.kit.beginBulk(stage.kit.scopeOf(stage.person), order, day);
  const before = processorOf(worker.pid);
  const read = async () => (await stage.owner`select * from bulk_runs where id = ${runId}`)[0];
  const run = await reaches({ worker, read, during: ["WAITING", "RUNNING"], end: "DONE" });
  return { total, changed: run.changed, ms: run.ms, cpu: (processorOf(worker.pid) - before) / total };
}

/** Acts on many customers by the real worker: customers a second. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.endWeb();
  const [few, many] = [await dayOf(stage, warming), await dayOf(stage, wanted)];
  const worker = stage.spawnWorker();
  const rows = [];
  const notes = [];
  try {
    await step("Bulk: warming the worker", async () => {
      for (const [, order] of orders) await through(stage, worker, order, few);
    });
    for (const [name, order] of orders) {
      const run = await step(`Bulk: ${name}`, () => through(stage, worker, order, many));
      rows.push({ measure: `bulk: ${name}`, p50: perSecond(run.total / (run.ms / 1000)), goal });
      notes.push(
        `Bulk, ${name}: ${run.changed} of ${run.total} customers changed, ${ms(run.cpu)} of the worker's processor each.`,
      );
    }
  } finally {
    await worker.stop();
  }
  return { rows, notes };
}
