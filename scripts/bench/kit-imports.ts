import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import { suggestMapping } from "@/lib/customers/import/rules-mapping";
import { matchColumns, startImport } from "@/lib/customers/import/writes";
import { takeImportFile } from "@/lib/customers/import/writes-upload";

const TITLES = ["Your reference", "First name", "Last name", "Date of birth", "E-mail", "Country of residence"];
let files = 0;
/** Files of another run on the same database are about other people. */
const run = Date.now().toString(36);

/** A file of people whom nobody has added yet, each with enough to be reviewed. */
function fileOf(lines: number): Buffer {
  files += 1;
  const rows = Array.from({ length: lines }, (_, at) => {
    const day = `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 9}`;
    return `B${run}-${files}-${at},Given ${at},Imported ${run} ${files},${day},line${at}.${files}.${run}@bench.example,AU`;
  });
  return Buffer.from([TITLES.join(","), ...rows].join("\n"));
}

/** Uploads a file and has its lines checked, as the pages do. Gives the import's inside id. */
export async function beginImport(scope: MerchantScope, lines: number): Promise<string> {
  const about = { type: "INDIVIDUAL", purpose: "BASIC", name: "bench.csv" } as const;
  const taken = await takeImportFile(scope, about, [fileOf(lines)]);
  if (!taken.ok) throw new Error(taken.message);
  const importId = fromPublicId("import", taken.value.id) ?? "";
  const mapping = suggestMapping("INDIVIDUAL", TITLES);
  const matched = await matchColumns(scope, { importId, version: 1, mapping, dateOrder: null });
  if (!matched.ok) throw new Error(matched.message);
  return importId;
}

/** Has the customers of a checked import created. */
export async function runImport(scope: MerchantScope, importId: string, version: number): Promise<void> {
  const started = await startImport(scope, { importId, version, duplicates: "SKIP" });
  if (!started.ok) throw new Error(started.message);
}
