import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { SESSION_LIMITS } from "./constants";
import { sessionCookie } from "./cookie";
import { sessionSecret } from "./request";

/** Puts a new session secret into the browser, sealed as next-auth seals it. */
export async function setSessionCookie(token: string): Promise<void> {
  const { name, options } = sessionCookie();
  const maxAge = SESSION_LIMITS.merchant.absoluteMinutes * 60;
  const value = await encode({ token: { sid: token }, secret: sessionSecret(), maxAge });
  (await cookies()).set(name, value, { ...options, maxAge });
}

/** Takes the session out of the browser. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
