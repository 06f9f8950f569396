import { countWords } from "@/lib/core/count-words";
import type { SheetCell, SheetColumn } from "@/lib/core/sheet";
import type { AuditAudience } from "./rules";
import type { AuditRow } from "./types";

/** So many entries a file holds at most: more is asked for by days. */
export const AUDIT_FILE_MAX = 10_000;

type FileColumn = SheetColumn & { staffOnly?: true; cell: (row: AuditRow) => SheetCell };

const COLUMNS: readonly FileColumn[] = [
  { header: "Time", width: 26, cell: (row) => ({ instant: row.at }) },
  { header: "Who", width: 24, cell: (row) => row.actor.name },
  { header: "Person ID", width: 31, cell: (row) => row.actor.id },
  { header: "What was done", width: 30, cell: (row) => row.words },
  { header: "Action", width: 26, cell: (row) => row.action },
  { header: "Organisation", width: 24, staffOnly: true, cell: (row) => row.organisation?.name ?? null },
  { header: "Organisation ID", width: 31, staffOnly: true, cell: (row) => row.organisation?.id ?? null },
  { header: "Customer", width: 24, cell: (row) => row.customer?.name ?? null },
  { header: "Customer ID", width: 31, cell: (row) => row.customer?.id ?? null },
  { header: "Details", width: 60, cell: (row) => row.facts.map((fact) => `${fact.label}: ${fact.value}`).join("\n") },
  { header: "Reference", width: 24, cell: (row) => row.reference },
  { header: "Entry ID", width: 31, cell: (row) => row.id },
  { header: "Place in the chain", width: 12, staffOnly: true, cell: (row) => row.state?.link ?? null },
  {
    header: "As it was written",
    width: 12,
    staffOnly: true,
    cell: (row) => (row.state?.isGenuine ? "yes" : "no"),
  },
];

/** What an audience reads in a file: the columns of its page, in words and as ids. */
export const auditColumns = (audience: AuditAudience): readonly FileColumn[] =>
  COLUMNS.filter((column) => audience === "staff" || !column.staffOnly);

/** The last line of a file that is cut off, so that nobody takes it for all there is. */
export const cutOff = (limit: number): string =>
  `The file ends after ${countWords(limit, "entry", "entries")}. Choose fewer days for the older ones.`;
