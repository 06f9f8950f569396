import { keyFor, sign } from "@/lib/core/crypto";

export const RUNTIME_ROLES = ["tenant", "platform"] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** Login and address of a runtime role on the server that `ownerUrl` names; both derive from PORTICO_SECRET. */
export function runtimeLogin(ownerUrl: string, role: RuntimeRole): { name: string; password: string; url: string } {
  const name = `portico_${role}_${keyFor("database").toString("hex").slice(0, 8)}`;
  const password = sign("database", name);
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  return { name, password, url: url.toString() };
}
