"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { CUSTOMERS_CHANGED_EVENT } from "@/lib/customers/list/constants";

const SETTLE_MS = 500;

/** Fetches the queue again when a customer changed anywhere: cases come and go by themselves. Draws nothing. */
export function QueueLive() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onChange() {
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh(), SETTLE_MS);
    }
    window.addEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    };
  }, [router]);
  return null;
}
