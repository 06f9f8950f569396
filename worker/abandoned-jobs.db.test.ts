import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { releaseAbandonedJobs } from "./abandoned-jobs";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A job that a worker claimed and never finished. */
async function claimedJob(): Promise<string> {
  const [job] = await database.owner`select (graphile_worker.add_job('send_mail', '{}')).id`;
  await database.owner`
    update graphile_worker._private_jobs set locked_by = 'worker-killed', locked_at = now() where id = ${job?.id}`;
  return String(job?.id);
}

async function isClaimed(id: string): Promise<boolean> {
  const [job] = await database.owner`select locked_by from graphile_worker.jobs where id = ${id}`;
  return job?.locked_by !== null;
}

describe("jobs of a killed worker", () => {
  it("are given back when a worker starts alone, and left to a worker that still lives", async () => {
    const first = await claimedJob();
    const endFirst = await releaseAbandonedJobs();
    expect(await isClaimed(first)).toBe(false);

    const second = await claimedJob();
    const endSecond = await releaseAbandonedJobs();
    expect(await isClaimed(second)).toBe(true);
    await Promise.all([endFirst(), endSecond()]);

    const endThird = await releaseAbandonedJobs();
    expect(await isClaimed(second)).toBe(false);
    await endThird();
  });

  it("are never given up for that: a last try that was killed is tried again a little later", async () => {
    const [killed, early, failed] = [await claimedJob(), await claimedJob(), await claimedJob()];
    await database.owner`update graphile_worker._private_jobs set attempts = max_attempts where id in (${killed}, ${failed})`;
    await database.owner`update graphile_worker._private_jobs set attempts = 3 where id = ${early}`;
    await database.owner`update graphile_worker._private_jobs set locked_by = null, locked_at = null where id = ${failed}`;
    const end = await releaseAbandonedJobs();
    await end();
    const tries = async (id: string) => {
      const [job] = await database.owner`
        select max_attempts - attempts as left_over, run_at > now() + interval '30 seconds' as is_later
        from graphile_worker.jobs where id = ${id}`;
      return job;
    };
    expect(await tries(killed)).toEqual({ left_over: 1, is_later: true });
    expect(await tries(early)).toMatchObject({ is_later: false });
    // Tried in vain until its end: that stays so.
    expect(await tries(failed)).toMatchObject({ left_over: 0 });
  });
});
