"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { isCustomerId } from "@/lib/palette/rules";

/** Ids alone: names are asked for again, of the server that knows who may see them. */
const KEPT = "portico.recent-customers";
const MOST = 5;

/** The customers opened last in this tab, the newest first. */
export function recentCustomers(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string" && isCustomerId(id)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Remembers which customer's page is open, for this tab and as long as it lives. */
export function useRecentCustomers(): void {
  const [, place, id] = usePathname().split("/");
  useEffect(() => {
    if (place !== "customers" || !id || !isCustomerId(id)) return;
    const ids = [id, ...recentCustomers().filter((each) => each !== id)].slice(0, MOST);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(ids));
    } catch {
      // No storage in this browser: there are no recent ones then.
    }
  }, [place, id]);
}
