"use client";

import { useEffect, useState } from "react";
import type { CustomerCount } from "@/lib/customers/list/types";

type Counts = Readonly<Record<string, CustomerCount>>;

/** How many customers each view finds, by the view's id, asked for anew with each mount. None while they are not known. */
export function useViewCounts(): Counts {
  const [counts, setCounts] = useState<Counts>({});
  useEffect(() => {
    const asking = new AbortController();
    fetch("/api/views/counts", { headers: { Accept: "application/json" }, signal: asking.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Counts>) : {}))
      // A menu without numbers is a menu all the same.
      .then(setCounts, () => undefined);
    return () => asking.abort();
  }, []);
  return counts;
}
