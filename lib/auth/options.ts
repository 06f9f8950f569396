import "server-only";
import { cookies, headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { SESSION_LIMITS } from "./constants";
import { deviceCookie, sessionCookie } from "./cookie";
import { surprise } from "./failures";
import { clientAddress, requestId, sessionSecret, sessionTokenFromCookie } from "./request";
import { signInWithPassword } from "./sign-in";

/** next-auth hands only an error's text to the browser: a word of ours and, with "throttled", the seconds to wait. */
export class SignInRefusal extends Error {}

/** Whatever goes wrong unforeseen reaches the browser as a reference number only. */
async function authorize(sent: Record<string, string> | undefined) {
  try {
    return await checked(sent);
  } catch (error) {
    if (error instanceof SignInRefusal) throw error;
    const reference = await requestId();
    surprise(error, "auth.sign_in", reference);
    throw new SignInRefusal(`unavailable:${reference}`);
  }
}

async function checked(sent: Record<string, string> | undefined) {
  const jar = await cookies();
  const device = deviceCookie();
  const result = await signInWithPassword({
    email: (sent?.email ?? "").trim().toLowerCase().slice(0, 254),
    password: (sent?.password ?? "").slice(0, 1000),
    code: sent?.code ? sent.code.slice(0, 64) : null,
    deviceToken: jar.get(device.name)?.value ?? null,
    replaces: await sessionTokenFromCookie(),
    address: await clientAddress(),
    userAgent: (await headers()).get("user-agent"),
    requestId: await requestId(),
  });
  if (result.kind === "throttled") throw new SignInRefusal(`throttled:${result.retryAfterSeconds}`);
  if (result.kind !== "signed_in") throw new SignInRefusal(result.kind);
  jar.set(device.name, result.deviceToken, device.options);
  return { id: result.userId, sid: result.sessionToken };
}

/** next-auth issues and seals the cookie, which carries nothing but the secret of a session row of ours. */
export function authOptions(): NextAuthOptions {
  process.env.NEXTAUTH_URL = env().origin;
  const cookie = sessionCookie();
  return {
    secret: sessionSecret(),
    useSecureCookies: cookie.options.secure,
    session: { strategy: "jwt", maxAge: SESSION_LIMITS.merchant.absoluteMinutes * 60 },
    cookies: { sessionToken: cookie },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      credentials({
        credentials: { email: {}, password: { type: "password" }, code: {} },
        authorize,
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user && "sid" in user ? user.sid : token.sid }),
      redirect: () => env().origin,
    },
    logger: {
      error: (code, detail) => {
        if (!(detail instanceof SignInRefusal)) log.error({ code }, "next-auth failed");
      },
      warn: () => {},
      debug: () => {},
    },
  };
}
