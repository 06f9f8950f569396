"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { CUSTOMERS_CHANGED_EVENT } from "@/lib/customers/list/constants";

const SETTLE_MS = 500;
/** Cases come due, get late and come back from snoozing without anybody doing anything. */
const AGEING_MS = 60_000;

/** Fetches the queue again when a case or a customer changed anywhere, and once a minute while it is looked at. Draws nothing. */
export function QueueLive() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onChange() {
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh(), SETTLE_MS);
    }
    const ageing = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, AGEING_MS);
    window.addEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    return () => {
      clearTimeout(timer);
      clearInterval(ageing);
      window.removeEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    };
  }, [router]);
  return null;
}
