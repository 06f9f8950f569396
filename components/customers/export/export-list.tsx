import { Download } from "lucide-react";
import { sizeInWords } from "@/components/documents/document-words";
import { buttonVariants } from "@/components/ui/button-variants";
import { Instant } from "@/components/ui/instant";
import { Progress } from "@/components/ui/progress";
import { StatusBadge } from "@/components/ui/status-badge";
import { countWords, numberWords } from "@/lib/core/count-words";
import {
  EXPORT_FORMAT_LABELS,
  EXPORT_LIMITS,
  EXPORT_STATE_LABELS,
  EXPORT_STATE_TONES,
} from "@/lib/customers/export/constants";
import type { ExportRow } from "@/lib/customers/export/types";
import { CancelExportButton } from "./cancel-export-button";

interface ExportListProps {
  exports: readonly ExportRow[];
  timeZone: string;
}

const isUnderWay = ({ state }: ExportRow) => state === "WAITING" || state === "RUNNING";

/** "1,234 customers, 9 columns, Excel, 240 kB". */
function contentWords({ state, rows, total, columnCount, format, sizeBytes }: ExportRow): string {
  const customers = countWords(state === "READY" || state === "EXPIRED" ? rows : total, "customer");
  const columns = columnCount === 1 ? "1 column" : `${columnCount} columns`;
  const size = sizeBytes === null ? [] : [sizeInWords(sizeBytes)];
  return [customers, columns, EXPORT_FORMAT_LABELS[format], ...size].join(", ");
}

function ExportTimes({ row, timeZone }: { row: ExportRow; timeZone: string }) {
  const end = row.state === "EXPIRED" ? "expired" : "kept until";
  return (
    <>
      Asked for <Instant iso={row.createdAt} timeZone={timeZone} show="datetime" />
      {row.expiresAt && (row.state === "READY" || row.state === "EXPIRED") ? (
        <>
          {`, ${end} `}
          <Instant iso={row.expiresAt} timeZone={timeZone} show="datetime" />
        </>
      ) : null}
    </>
  );
}

const NEXT_STEPS: Partial<Record<ExportRow["state"], string>> = {
  FAILED: "The notification says why. Export the customers again.",
  EXPIRED: `A file is kept for ${EXPORT_LIMITS.lifeHours} hours. Export the customers again to have a new one.`,
};

/** One's own exports, newest first: what is in them, how far they are, and the files. */
export function ExportList({ exports, timeZone }: ExportListProps) {
  return (
    <ul className="divide-y divide-line">
      {exports.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start gap-x-6 gap-y-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-80">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="min-w-0 break-words font-medium text-ink text-ui">{row.fileName}</h2>
              <StatusBadge tone={EXPORT_STATE_TONES[row.state]} label={EXPORT_STATE_LABELS[row.state]} />
            </div>
            <p className="mt-1 break-words text-ink text-ui">{row.about}</p>
            <p className="tabular mt-0.5 text-ink-muted text-mini">{contentWords(row)}</p>
            <p className="mt-0.5 text-ink-muted text-mini">
              <ExportTimes row={row} timeZone={timeZone} />
            </p>
            {NEXT_STEPS[row.state] ? <p className="mt-1 text-ink-muted text-mini">{NEXT_STEPS[row.state]}</p> : null}
            {isUnderWay(row) ? (
              <Progress
                className="mt-3 max-w-96"
                showLabel
                value={row.state === "WAITING" ? null : Math.min(100, (row.rows / row.total) * 100)}
                label={
                  row.state === "WAITING"
                    ? "Waiting for its turn"
                    : `${numberWords(row.rows)} of ${countWords(row.total, "customer")}`
                }
              />
            ) : null}
          </div>
          {isUnderWay(row) ? <CancelExportButton exportId={row.id} fileName={row.fileName} /> : null}
          {row.state === "READY" ? (
            // No link of the router: it would fetch the file beforehand, and each download is written down.
            <a
              className={buttonVariants({ size: "sm" })}
              href={`/api/exports/${row.id}`}
              aria-label={`Download ${row.fileName}`}
            >
              <Download aria-hidden="true" />
              Download
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
