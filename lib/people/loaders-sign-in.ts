import "server-only";
import type { Route } from "next";
import { whySignedOut } from "@/lib/auth/ended";
import { ownPath } from "@/lib/auth/own-path";
import { signedIn } from "@/lib/auth/request";
import { homeOf } from "@/lib/auth/require";
import { env } from "@/lib/core/env";
import { DEMO_LOGINS } from "./constants";

type SignInPage =
  | { kind: "signed_in"; goTo: Route }
  | { kind: "form"; goTo: string; ended: string | null; demo: typeof DEMO_LOGINS | undefined };

/** What the sign-in page shows; a person already signed in goes on. */
export async function loadSignIn(from: string | null): Promise<SignInPage> {
  const path = ownPath(from);
  const person = await signedIn();
  if (person) return { kind: "signed_in", goTo: (path ?? homeOf(person)) as Route };
  return {
    kind: "form",
    goTo: path ?? "/",
    ended: await whySignedOut(),
    demo: env().PORTICO_DEMO ? DEMO_LOGINS : undefined,
  };
}
