"use client";

import { buttonVariants } from "@/components/ui/button-variants";

/** The way back in for who was signed out meanwhile; it leads to the list as it stands in the address. Drawn in the browser only. */
export function SignInAgain() {
  const from = `${window.location.pathname}${window.location.search}`;
  return (
    <a href={`/sign-in?${new URLSearchParams({ from })}`} className={buttonVariants()}>
      Sign in again
    </a>
  );
}
