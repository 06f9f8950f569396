import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { Stop, step } from "../lib/terminal.mjs";
import { dayOf, reaches } from "./batches.mjs";
import { peakDuring } from "./children.mjs";
import { megabytes, ms, perSecond, times } from "./table.mjs";

/** Of one file; fewer where the organisation has fewer. */
const wanted = 100_000;
const warming = 2_000;
const memoryGoal = 100 * 1024 * 1024;

/** Asks for a file and waits until the worker has made it. */
async function made(stage, worker, format, day) {
  const { exportId, total } = await stage.kit.askExport(stage.kit.scopeOf(stage.person), format, day);
  const read = async () =>
    (await stage.owner`select state, rows, bytes from customer_exports where id = ${exportId}`)[0];
  const file = await reaches({ worker, read, during: ["WAITING", "RUNNING"], end: "READY" });
  if (file.rows !== total) throw new Stop(`${file.rows} of ${total} customers are in the file`);
  return file;
}

const quoted = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;

/** The floor: a cursor over the same rows behind the same policies, written to a file as text. Neither sealed nor hashed, no guard. */
async function bareFile({ person, tenantUrl, folder }, day) {
  const sql = postgres(tenantUrl, { max: 1, connection: { "app.org_id": person.orgId }, onnotice: () => {} });
  const path = join(folder, "bare.csv");
  const file = createWriteStream(path);
  const started = performance.now();
  let rows = 0;
  const cursor = sql`
    select id, type, display_name, is_active, status, is_enabled, is_wallet_ready, created_at from customers
    where org_id = ${person.orgId} and deleted_at is null and created_at >= ${day}::date order by created_at desc, id desc`.cursor(
    1_000,
  );
  for await (const part of cursor) {
    rows += part.length;
    const lines = part.map((row) => `${Object.values(row).map(quoted).join(",")}\r\n`);
    if (!file.write(lines.join(""))) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  const spent = performance.now() - started;
  await sql.end({ timeout: 1 });
  await rm(path, { force: true });
  return { ms: spent, rows };
}

/** A file of 100,000 customers by the real worker: rows a second, and how far its memory grows. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.endWeb();
  const [few, many] = [await dayOf(stage, warming), await dayOf(stage, wanted)];
  const worker = stage.spawnWorker();
  const rows = [];
  const notes = [];
  try {
    // What every process pays once: code, connections, the first collections.
    await step("Exports: warming the worker", async () => {
      for (const format of ["CSV", "XLSX", "CSV", "XLSX"]) await made(stage, worker, format, few);
    });
    const bare = await step("Exports: the bare twin", () => bareFile(stage, many));
    for (const format of ["CSV", "XLSX"]) {
      let file;
      const memory = await step(`Exports: ${format}`, () =>
        peakDuring(worker.pid, async () => {
          file = await made(stage, worker, format, many);
        }),
      );
      const rate = file.rows / (file.ms / 1000);
      const bareRate = bare.rows / (bare.ms / 1000);
      rows.push({
        measure: `export: ${format}, ${file.rows.toLocaleString("en-US")} rows`,
        p50: perSecond(rate),
        ...(format === "CSV" ? { bare: perSecond(bareRate), ratio: times(rate / bareRate) } : {}),
      });
      if (memory.before !== undefined) {
        const growth = memory.peak - memory.before;
        const goal = `<= +${megabytes(memoryGoal)}`;
        rows.push({ measure: `export: ${format}, worker's memory`, p50: `+${megabytes(growth)}`, goal });
      }
      notes.push(
        `Export ${format}: ${file.rows.toLocaleString("en-US")} rows in ${ms(file.ms)}, ${(file.bytes / 1e6).toFixed(1)} MB.`,
      );
    }
    notes.push("The bare twin of an export writes plain text to a file: nothing sealed, guarded or hashed.");
  } finally {
    await worker.stop();
  }
  return { rows, notes };
}
