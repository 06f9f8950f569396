import type postgres from "postgres";
import type { MerchantRole, StaffRole } from "@/lib/auth/constants";
import { hashPassword } from "@/lib/auth/passwords";
import { type MerchantScope, mintScope, type OperatorScope } from "@/lib/auth/scope";
import { findSession, identityScope, type SignedIn, startSession } from "@/lib/auth/sessions";
import { ids } from "@/lib/core/ids";
import { withScope } from "../scope";

/** The password of every person made here. */
export const TEST_PASSWORD = "correct-horse-of-tests";

let hashed: Promise<string> | undefined;

export type TestPerson = { id: string; email: string; name: string };

/** An organisation with every switch on. Returns its inside id. */
export async function makeOrganisation(owner: postgres.Sql, name = `Org ${ids.next()}`): Promise<string> {
  const id = ids.next();
  await owner`
    insert into organisations (id, name, name_key, contact_email, can_create_customers, has_sender_validation, has_reliance)
    values (${id}, ${name}, ${name.toLowerCase()}, 'contact@portico.test', true, true, true)`;
  return id;
}

/** A person with `TEST_PASSWORD`, a member where `orgId` and `role` are given. */
export async function makePerson(
  owner: postgres.Sql,
  input: { orgId?: string; role?: MerchantRole; staff?: StaffRole; email?: string } = {},
): Promise<TestPerson> {
  hashed ??= hashPassword(TEST_PASSWORD);
  const id = ids.next();
  const email = input.email ?? `p-${id}@people.test`;
  const name = `Person ${id.slice(-4)}`;
  await owner`
    insert into users (id, email, name, password_hash, password_changed_at, platform_role, created_at)
    values (${id}, ${email}, ${name}, ${await hashed}, now(), ${input.staff ?? null}, now())`;
  if (input.orgId && input.role) {
    await owner`insert into memberships (org_id, user_id, role) values (${input.orgId}, ${id}, ${input.role})`;
  }
  return { id, email, name };
}

/** The scope that a member's request would have. */
export function memberScope(person: TestPerson, orgId: string, role: MerchantRole): MerchantScope {
  const common = { userId: person.id, userName: person.name, sessionId: ids.next(), requestId: "test" };
  return mintScope<MerchantScope>({ kind: "merchant", orgId, role, ...common });
}

export function operatorScope(person: TestPerson): OperatorScope {
  const common = { userId: person.id, userName: person.name, sessionId: ids.next(), requestId: "test" };
  return mintScope<OperatorScope>({ kind: "operator", role: "operator", ...common });
}

/** A session of a person: its token, and who its requests are. */
export async function openSession(
  person: TestPerson,
  options: { orgId?: string; staffRole?: StaffRole } = {},
): Promise<{ token: string; signedIn: SignedIn }> {
  const { token } = await withScope(identityScope("test"), (tx) =>
    startSession(tx, {
      userId: person.id,
      staffRole: options.staffRole ?? null,
      orgId: options.orgId ?? null,
      ip: null,
      userAgent: null,
      steppedUp: false,
    }),
  );
  const signedIn = await findSession(token, "test");
  if (!signedIn) throw new Error("the session just made is not there");
  return { token, signedIn };
}
