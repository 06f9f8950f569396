import { text } from "node:stream/consumers";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import type { ExportFormat } from "@/lib/customers/export/constants";
import { askForExport, downloadExport } from "@/lib/customers/export/writes";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";

/** The columns that the list shows at first. */
const COLUMNS = ["id", "type", "name", "active", "status", "enabled", "wallet", "created"] as const;

/** Asks for a file as the page does: customers created from a day on (YYYY-MM-DD). Gives its inside id and how many it will have. */
export async function askExport(scope: MerchantScope, format: ExportFormat, createdFrom: string) {
  const selection = { kind: "query" as const, query: { ...DEFAULT_LIST_QUERY, createdFrom } };
  const asked = await askForExport(scope, { selection, columns: [...COLUMNS], format });
  if (!asked.ok) throw new Error(asked.message);
  return { exportId: fromPublicId("export", asked.value.id) ?? "", total: asked.value.total };
}

/** A file that is ready, as its person downloads it. */
export async function exportText(scope: MerchantScope, exportId: string): Promise<string> {
  const opened = await downloadExport(scope, { exportId });
  if (!opened.ok) throw new Error(opened.message);
  return text(opened.value.stream);
}
