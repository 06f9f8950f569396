import { ids } from "@/lib/core/ids";
import { connect } from "./access-kit";

export type Role = "admin" | "maker" | "viewer";

const stamp = `${Date.now()}${process.pid}`;
let made = 0;

/** Somebody of Acme who is in no other test: what they are told, what they open first and how their list looks is theirs alone. */
export async function makeMember(role: Role): Promise<{ email: string; name: string }> {
  const sql = connect();
  const id = ids.next();
  made += 1;
  const [email, name] = [`own-${role}-${stamp}-${made}@people.test`, `Own ${role} ${stamp} ${made}`];
  await sql`
    insert into users (id, email, name, password_hash, password_changed_at, created_at)
    select ${id}, ${email}, ${name}, password_hash, now(), now() from users where email = 'owner@acme.test'`;
  await sql`insert into memberships (org_id, user_id, role) select id, ${id}, ${role} from organisations where name = 'Acme'`;
  await sql.end();
  return { email, name };
}
