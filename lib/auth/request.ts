import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomUUID } from "node:crypto";
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

/**
 * What cookies were found to carry, by their digest. Opening one derives a key first, which was a twentieth of a page's work; that a session is
 * still good is read from the database each time all the same.
 */
const opened = new Map<string, { sid: string; endsAtMs: number }>();
const OPENED_MAX = 2_000;

async function openCookie(cookie: string): Promise<string | null> {
  const digest = createHash("sha256").update(cookie).digest("base64");
  const known = opened.get(digest);
  if (known && known.endsAtMs > Date.now()) return known.sid;
  const claims = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null);
  if (typeof claims?.sid !== "string") return null;
  if (typeof claims.exp === "number") {
    // The oldest goes first: a Map keeps the order in which keys came.
    const [oldest] = opened.keys();
    if (opened.size >= OPENED_MAX && oldest !== undefined) opened.delete(oldest);
    opened.set(digest, { sid: claims.sid, endsAtMs: claims.exp * 1000 });
  }
  return claims.sid;
}

/** The session secret that the next-auth cookie carries, or null. */
export async function sessionTokenFromCookie(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookie().name)?.value;
  return cookie ? openCookie(cookie) : null;
}

/** Who is asking. Read from the database once a request, never from the cookie alone. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const token = await sessionTokenFromCookie();
  return token ? findSession(token, await requestId()) : null;
});
