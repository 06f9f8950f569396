import { Readable } from "node:stream";
import { contentDisposition } from "@/lib/documents/viewing/rules";
import type { ExportFormat } from "./constants";

const TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: "text/csv; charset=utf-8",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Of every answer that carries a file: it is kept, never shown in place, by nobody on the way, and can do nothing. */
export function fileHeaders(file: { format: ExportFormat; bytes?: number; fileName: string }): Record<string, string> {
  return {
    "Content-Type": TYPES[file.format],
    ...(file.bytes === undefined ? {} : { "Content-Length": String(file.bytes) }),
    "Content-Disposition": contentDisposition("attachment", file.fileName),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
  };
}

/** A CSV file that grows while it is read. */
export function csvResponse({ fileName, lines }: { fileName: string; lines: AsyncGenerator<string> }): Response {
  const stream = Readable.from(lines, { objectMode: false });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: fileHeaders({ format: "CSV", fileName }),
  });
}
