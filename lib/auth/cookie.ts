import { env } from "@/lib/core/env";

/** `__Host-` and Secure wherever the origin is https; plain http is for a person's own machine only. */
export function sessionCookie() {
  const isSecure = env().origin.startsWith("https:");
  return {
    name: `${isSecure ? "__Host-" : ""}portico.session`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure },
  };
}

/** Tells a browser somebody has signed in from before; carries no authority of its own. */
export function deviceCookie() {
  const isSecure = env().origin.startsWith("https:");
  return {
    name: `${isSecure ? "__Host-" : ""}portico.device`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure, maxAge: 180 * 24 * 3600 },
  };
}
