import type postgres from "postgres";
import { seal, UnreadableError, unseal } from "@/lib/core/crypto";
import { SettingsError } from "@/lib/core/env";

const KEY = "secret";
const binding = { orgId: "", table: "portico_meta", rowId: KEY, column: "value" };

/** Refuses a secret other than the one whose seal stands in the database. Throws `SettingsError`. */
export async function requireSameSecret(sql: postgres.Sql): Promise<void> {
  const [mark] = await sql`select value from public.portico_meta where key = ${KEY}`;
  if (!mark) return;
  try {
    unseal(Buffer.from(String(mark.value), "base64"), binding);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    throw new SettingsError(
      "PORTICO_SECRET is not the secret this database was made with (unset, it is the file named secret in PORTICO_DATA): put the old one back, without it nothing stored can be read.",
    );
  }
}

/** Leaves something sealed in a new database, by which later starts know the secret again. */
export async function markSecret(sql: postgres.Sql): Promise<void> {
  const mark = seal("portico", binding).toString("base64");
  await sql`insert into public.portico_meta values (${KEY}, ${mark}) on conflict (key) do nothing`;
}
