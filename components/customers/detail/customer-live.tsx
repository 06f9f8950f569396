"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { CustomersChanged } from "@/components/customers/live-refresh";
import { CUSTOMERS_CHANGED_EVENT } from "@/lib/customers/list/constants";

interface CustomerLiveProps {
  customerId: string;
  /** The status in words, as the page shows it now. */
  statusLabel: string;
  /** The automated review may end at any moment, even while this page is on its way to the browser. */
  isWaiting?: boolean;
}

const SETTLE_MS = 250;
/** Looks again after these, for a change that was told before this page listened. */
const CATCH_UP_MS = [1_000, 4_000];

/** Fetches the page again when its customer changed, and reads out a new status. What is open or typed stays. */
export function CustomerLive({ customerId, statusLabel, isWaiting = false }: CustomerLiveProps) {
  const router = useRouter();
  const before = useRef(statusLabel);
  const [words, setWords] = useState("");

  useEffect(() => {
    if (before.current !== statusLabel) setWords(`Status is now ${statusLabel}`);
    before.current = statusLabel;
  }, [statusLabel]);

  useEffect(() => {
    if (!isWaiting) return;
    const timers = CATCH_UP_MS.map((ms) => setTimeout(() => router.refresh(), ms));
    return () => timers.forEach(clearTimeout);
  }, [isWaiting, router]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onChange(event: Event) {
      const { customerIds } = (event as CustomersChanged).detail;
      if (customerIds.length > 0 && !customerIds.includes(customerId)) return;
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh(), SETTLE_MS);
    }
    window.addEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    };
  }, [customerId, router]);

  return (
    <span role="status" className="sr-only">
      {words}
    </span>
  );
}
