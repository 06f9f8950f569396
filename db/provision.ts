import postgres from "postgres";
import { RUNTIME_ROLES, runtimeLogin } from "./roles";

/** Makes the login roles of the web and worker processes: neither owner, nor superuser, nor able to pass row-level security. */
export async function provisionRoles(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    for (const role of RUNTIME_ROLES) {
      const login = runtimeLogin(ownerUrl, role);
      await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtext('portico-roles'))`;
        const [existing] = await tx`select rolsuper, rolbypassrls from pg_roles where rolname = ${login.name}`;
        if (!existing) {
          await tx.unsafe(
            `create role "${login.name}" login nosuperuser nocreatedb nocreaterole nobypassrls password '${login.password}'`,
          );
        }
        const [member] = await tx`select pg_has_role(${login.name}, ${`portico_${role}`}, 'member') as ok`;
        if (!member?.ok) await tx.unsafe(`grant portico_${role} to "${login.name}"`);
      });
    }
  } finally {
    await sql.end();
  }
}
