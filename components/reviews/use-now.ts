"use client";

import { useEffect, useState } from "react";

const TICK_MS = 20_000;

/** The present, a few times a minute. Begins with the server's, so that both sides draw the same words. */
export function useNow(initialIso: string): Date {
  const [now, setNow] = useState(() => new Date(initialIso));
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
