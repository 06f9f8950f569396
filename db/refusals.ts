import { SettingsError } from "@/lib/core/env";

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
]);

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

/** What stops a start at the database, as one sentence with what to do; anything else comes back as it is. */
export function explainDatabaseError(error: unknown, ownerUrl: string): unknown {
  if (!(error instanceof Error) || error instanceof SettingsError) return error;
  const { host, username, pathname } = new URL(ownerUrl);
  const server = `DATABASE_URL: the PostgreSQL at ${host}`;
  const code = codeOf(error) || codeOf(error.cause);
  if (UNREACHABLE.has(code)) {
    return new SettingsError(`${server} does not answer (${code}): start it, or correct the address and port.`);
  }
  if (code === "28P01" || code === "28000") {
    return new SettingsError(
      `${server} refused the login "${username}" (${error.message}): correct user and password.`,
    );
  }
  if (code === "3D000") {
    return new SettingsError(`${server} has no database "${pathname.slice(1)}": create it, owned by "${username}".`);
  }
  return error;
}

type Server = { version: number; login: string; mayCreateRoles: boolean; mayCreate: boolean };

/** Refuses a server or a login that Portico cannot work with. Throws `SettingsError`. */
export function requireUsable({ version, login, mayCreateRoles, mayCreate }: Server): void {
  if (version < 150_000) {
    const major = Math.floor(version / 10_000);
    throw new SettingsError(`DATABASE_URL names a PostgreSQL ${major}, and 15 or newer is needed: upgrade it.`);
  }
  if (!mayCreate) {
    throw new SettingsError(
      `DATABASE_URL: "${login}" may not create tables there: make it the owner of the database (ALTER DATABASE ... OWNER TO "${login}").`,
    );
  }
  if (!mayCreateRoles) {
    throw new SettingsError(
      `DATABASE_URL: "${login}" may not create the restricted logins that Portico works with: run ALTER ROLE "${login}" CREATEROLE as a superuser, then start again.`,
    );
  }
}
