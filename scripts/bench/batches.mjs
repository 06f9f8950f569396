import { setTimeout as wait } from "node:timers/promises";
import { Stop } from "../lib/terminal.mjs";

const limitMs = 1_800_000;

/** The day from which on about so many customers were created. @param {import("./stage.mjs").Stage} stage @param {number} rows */
export async function dayOf({ owner, person }, rows) {
  const [found] = await owner`
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day from customers
    where org_id = ${person.orgId} and deleted_at is null order by created_at desc offset ${rows - 1} limit 1`;
  return found?.day ?? "2000-01-01";
}

/**
 * Waits until the worker has brought a row into a state that is not one of `during`; any but `end` is a failure.
 * @param {{ worker: { gone: Promise<unknown>, output: () => string }, read: () => Promise<{ state: string }>, during: string[], end: string }} what
 */
export async function reaches({ worker, read, during, end }) {
  const started = performance.now();
  while (performance.now() - started < limitMs) {
    const row = await read();
    if (row.state === end) return { ...row, ms: performance.now() - started };
    if (!during.includes(row.state)) throw new Stop(`It is ${row.state}, not ${end}:\n${worker.output()}`);
    await Promise.race([wait(20), worker.gone]);
  }
  throw new Stop(`It was not ${end} after ${limitMs / 1000} s:\n${worker.output()}`);
}
