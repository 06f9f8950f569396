import postgres from "postgres";
import { SettingsError } from "@/lib/core/env";
import { explainDatabaseError, requireUsable } from "./refusals";
import { RUNTIME_ROLES, runtimeLogin } from "./roles";
import { requireSameSecret } from "./secret-mark";

/** One connection as the owner for `work`. What a person can mend is thrown as a `SettingsError`. */
export async function asOwner<T>(ownerUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return await work(sql);
  } catch (error) {
    throw explainDatabaseError(error, ownerUrl);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Refuses a server, a login or a secret that Portico cannot work with. Throws `SettingsError`; changes nothing. */
export async function requireServer(sql: postgres.Sql, ownerUrl: string): Promise<void> {
  const [version] = await sql`select current_setting('server_version_num')::int as number`;
  const [marked] = await sql`select to_regclass('public.portico_meta') is not null as exists`;
  // First, because the logins below have other names under another secret.
  if (marked?.exists) await requireSameSecret(sql);
  const needed = RUNTIME_ROLES.flatMap((role) => [`portico_${role}`, runtimeLogin(ownerUrl, role).name]);
  const [server] = await sql<{ login: string; mayCreateRoles: boolean; mayCreate: boolean }[]>`
    select current_user::text as login,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
        or (select count(*) from pg_roles where rolname = any(${needed})) = ${needed.length} as "mayCreateRoles",
      has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE') as "mayCreate"`;
  if (server) requireUsable({ ...server, version: Number(version?.number ?? 0) });
}

/** For programs that come after the migration: the database is prepared, and with this very secret. Throws `SettingsError`. */
export async function requirePrepared(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (sql) => {
    const [marked] = await sql`select to_regclass('public.portico_meta') is not null as exists`;
    if (!marked?.exists) throw new SettingsError("The database is not prepared yet: run npm run db:migrate first.");
    await requireSameSecret(sql);
  });
}
