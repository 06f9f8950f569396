"use client";

import { useEffect, useState } from "react";

/**
 * The secret behind the `#` of a mailed link: undefined before it was looked for, null when there is none. It is taken out of the
 * address at once, so that it stays neither in the history nor on screen.
 */
export function useFragmentToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();

  useEffect(() => {
    function take() {
      const found = window.location.hash.slice(1);
      if (found) window.history.replaceState(null, "", window.location.pathname);
      setToken((before) => found || before || null);
    }
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);

  return token;
}
