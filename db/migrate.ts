import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobs } from "graphile-worker";
import { sha256Hex } from "@/lib/core/crypto";
import { provisionRoles } from "./provision";
import { markSecret, requireSameSecret } from "./secret-mark";
import { seedRuleSet } from "./seed/rule-set";
import { seedWatchList } from "./seed/watch-list";
import { asOwner, requireServer } from "./server";

const LOCK = 7_061_992;

/** Brings the database of `ownerUrl` to the present schema, policies and roles. Several processes may call it at once. */
export async function migrate(ownerUrl: string, root = process.cwd()): Promise<void> {
  await asOwner(ownerUrl, async (sql) => {
    await requireServer(sql, ownerUrl);
    await sql`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: join(root, "db/migrations") });
    const security = readFileSync(join(root, "db/security.sql"), "utf8");
    const journal = readFileSync(join(root, "db/migrations/meta/_journal.json"), "utf8");
    const stamp = sha256Hex(security + journal);
    await sql`create table if not exists public.portico_meta (key text primary key, value text not null)`;
    await markSecret(sql);
    // Another process may have marked it first, with another secret.
    await requireSameSecret(sql);
    const [applied] = await sql`select value from public.portico_meta where key = 'security'`;
    if (applied?.value !== stamp) {
      await migrateJobs({ connectionString: ownerUrl });
      await sql.begin(async (tx) => {
        await tx.unsafe(security);
        await seedWatchList(tx);
        await seedRuleSet(tx);
        await tx`insert into public.portico_meta values ('security', ${stamp}) on conflict (key) do update set value = excluded.value`;
      });
    }
    await provisionRoles(ownerUrl);
  });
}
