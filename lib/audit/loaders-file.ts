import "server-only";
import { withScope } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { csvFile } from "@/lib/core/csv";
import { fromPublicId } from "@/lib/core/ids";
import type { SheetCell } from "@/lib/core/sheet";
import { auditQuery, logZone } from "./loaders";
import { type AuditReader, listAuditRows } from "./reads";
import type { AuditAddress } from "./rules";
import { AUDIT_FILE_MAX, auditColumns, cutOff } from "./rules-file";

const PART = 1_000;

/** The log with these filters as CSV, newest first, at most `AUDIT_FILE_MAX` entries; grows while it is read, a transaction a part. */
export async function auditCsv(
  reader: AuditReader,
  asked: AuditAddress,
  limit = AUDIT_FILE_MAX,
): Promise<{ fileName: string; parts: AsyncGenerator<Uint8Array> }> {
  const columns = auditColumns(reader.kind === "merchant" ? "merchant" : "staff");
  const timeZone = await withScope(reader, (tx) => logZone(tx, reader));
  async function* rows(): AsyncGenerator<SheetCell[][]> {
    let query = auditQuery(reader, asked);
    for (let left = limit; ; ) {
      const size = Math.min(PART, left);
      const page = await withScope(reader, (tx) => listAuditRows(tx, reader, query, timeZone, size));
      yield page.rows.map((row) => columns.map((column) => column.cell(row)));
      left -= page.rows.length;
      const before = page.nextCursor && fromPublicId("audit", page.nextCursor);
      if (!before) return;
      if (left <= 0) return yield [[cutOff(limit), ...columns.slice(1).map(() => null)]];
      query = { ...query, before };
    }
  }
  const day = clock.now().toISOString().slice(0, 10);
  return { fileName: `audit-log-${day}.csv`, parts: csvFile({ columns, timeZone, rows: rows() }) };
}
