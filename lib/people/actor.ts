import type { Actor } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/auth/sessions";

/** A signed-in person as audit rows name them in matters of no organisation. */
export function personActor(person: SignedIn): Actor {
  return { kind: person.user.staffRole ? "STAFF" : "USER", id: person.user.id, name: person.user.name };
}
