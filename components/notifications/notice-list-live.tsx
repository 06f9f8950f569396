"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { NOTICES_CHANGED_EVENT } from "@/lib/notifications/constants-bell";

const SETTLE_MS = 300;

/** Fetches the list again when one's notices changed, here or in another tab. Draws nothing. */
export function NoticeListLive() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onChange() {
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh(), SETTLE_MS);
    }
    window.addEventListener(NOTICES_CHANGED_EVENT, onChange);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(NOTICES_CHANGED_EVENT, onChange);
    };
  }, [router]);
  return null;
}
