"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1_500;

/** Fetches the page again while work on the import is under way and somebody looks. Draws nothing. */
export function ImportLive({ isWorking }: { isWorking: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!isWorking) return;
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isWorking, router]);
  return null;
}
