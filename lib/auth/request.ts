import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { keyFor } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { sessionCookie } from "./cookie";
import { findSession, type SignedIn } from "./sessions";

const ownReference = new AsyncLocalStorage<string>();

/** Runs a request that does not pass through `proxy.ts` under a reference number of its own; the caller's header counts for nothing. */
export function withOwnReference<T>(body: () => Promise<T>): Promise<T> {
  return ownReference.run(randomUUID().slice(0, 13), body);
}

/** The reference number of this request: in the log, in errors and in audit rows. */
export const requestId = cache(
  async (): Promise<string> => ownReference.getStore() ?? (await headers()).get("x-request-id") ?? "none",
);

/** The address of the caller: from the proxy's header only where a proxy is trusted. */
export async function clientAddress(): Promise<string | null> {
  if (!env().PORTICO_TRUST_PROXY) return "direct";
  const forwarded = (await headers()).get("x-forwarded-for");
  return forwarded?.split(",").at(-1)?.trim() || null;
}

export const sessionSecret = () => keyFor("session").toString("hex");

/** The session secret that the next-auth cookie carries, or null. */
export async function sessionTokenFromCookie(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookie().name)?.value;
  if (!cookie) return null;
  const claims = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null);
  return typeof claims?.sid === "string" ? claims.sid : null;
}

/** Who is asking. Read from the database once a request, never from the cookie alone. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const token = await sessionTokenFromCookie();
  return token ? findSession(token, await requestId()) : null;
});
