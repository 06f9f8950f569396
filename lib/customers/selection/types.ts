import type { CustomerRow } from "@/lib/customers/list/types";

/** `next` goes on after the last row of the step; null = that was the last step. */
export type SelectionStep = { rows: CustomerRow[]; next: string | null };
