import { papersOf } from "@/db/seed/demo/papers";
import { valuesOf } from "@/db/seed/demo/profiles";
import { addDays, today as dayOf } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import type { DocumentInput } from "@/lib/documents/input";
import type { DraftValues } from "@/lib/drafts/types";

export const today = () => dayOf("UTC", clock.now());

const letters = (n: number) => [...String(n)].map((digit) => "abcdefghij"[Number(digit)]).join("");

const roleOf = (n: number) => ({
  type: "INDIVIDUAL" as const,
  purpose: "WALLET" as const,
  names: ["Jordan", `Tester${letters(n)}`],
  place: "NZ",
  fate: "complete" as const,
  daysAgo: 0,
});

/** What somebody would type for the n-th applicant: everything that a wallet needs, shared with nobody. */
export function valuesFor(n: number): DraftValues {
  const values = valuesOf(roleOf(n), today(), `LF${1_000_000 + n}`);
  return { ...values, external_id: `APPLICANT-${n}` } as DraftValues;
}

/** The two documents that such an applicant needs, as they are described. */
export function papersFor(): DocumentInput[] {
  const common = { subject: "customer", side: "SINGLE" } as const;
  return [
    {
      ...common,
      slot: "ID_PROOF",
      type: "PASSPORT",
      issued_on: addDays(today(), -700),
      expires_on: addDays(today(), 2000),
    },
    { ...common, slot: "ADDRESS_PROOF", type: "UTILITY_BILL", issued_on: addDays(today(), -20), expires_on: undefined },
  ];
}

/** The same drawn: a passport as a picture and a bill as a PDF, for the n-th applicant. */
export const drawnPapersFor = (n: number) => papersOf(roleOf(n), valuesFor(n), today());
