import "server-only";
import { withScope } from "@/db/scope";
import { requireMerchant } from "@/lib/auth/require";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import { StorageError } from "@/lib/core/storage/errors";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { importFields } from "./fields";
import { importColumns } from "./gateway-samples";
import { type RowFilter, type RowQuery, rowQueryInput } from "./input";
import { findImport, getImport, listImports } from "./reads";
import { listImportRows } from "./reads-rows";
import { ImportFileError, isEnded } from "./rules";
import { extraTarget, neededFields } from "./rules-mapping";
import type { ImportColumn, ImportDetail } from "./types";

/** The imports of the organisation, and whether another can be begun. */
export async function loadImports() {
  const scope = await requireMerchant("customers.import");
  return withScope(scope, async (tx) => ({
    organisation: await ownOrganisation(tx, scope),
    imports: await listImports(tx, scope),
  }));
}

const firstOf = (value: string | string[] | undefined) => [value].flat()[0] ?? null;

/** Which lines are shown when nobody said: what there is to mend, else what there is. */
function shownFirst({ counts }: ImportDetail): RowFilter {
  if (counts.INVALID + counts.FAILED > 0) return "problems";
  return counts.DUPLICATE + counts.SKIPPED > 0 ? "duplicates" : "all";
}

async function columnsOf(scope: MerchantScope, importId: string): Promise<ImportColumn[] | null> {
  const record = await withScope(scope, (tx) => findImport(tx, scope, importId));
  if (!record) return null;
  try {
    const { orgId, blobKey, headers } = record;
    return await importColumns({
      ...{ orgId, blobKey, headers },
      encoding: record.encoding as ImportDetail["encoding"],
      delimiter: record.delimiter as ImportDetail["delimiter"],
    });
  } catch (error) {
    // The page says so and offers to upload the file again.
    if (error instanceof StorageError || error instanceof ImportFileError) return null;
    throw error;
  }
}

/** Everything that the page of one import shows; null when there is no such import. */
export async function loadImport(publicId: string, search: Record<string, string | string[] | undefined>) {
  const scope = await requireMerchant("customers.import");
  const importId = fromPublicId("import", publicId);
  if (!importId) return null;
  const asked: RowQuery = rowQueryInput.parse({ show: firstOf(search.show), after: firstOf(search.after) });
  const found = await withScope(scope, async (tx) => {
    const detail = await getImport(tx, scope, importId);
    if (!detail) return null;
    const show = asked.show ?? shownFirst(detail);
    const hasRows = detail.state === "CHECKED" || detail.state === "RUNNING" || isEnded(detail.state);
    const rows = hasRows ? await listImportRows(tx, scope, importId, { show, after: asked.after }) : null;
    return { detail, show, after: asked.after, rows, organisation: await ownOrganisation(tx, scope) };
  });
  if (!found) return null;
  const { type, purpose, state, headers } = found.detail;
  const isMatching = state === "UPLOADED";
  return {
    ...found,
    columns: isMatching ? await columnsOf(scope, importId) : null,
    fields: isMatching ? importFields(type).map(({ id, label, section, kind }) => ({ id, label, section, kind })) : [],
    needed: isMatching ? neededFields(type, purpose).map(({ id, label }) => ({ id, label })) : [],
    extras: isMatching ? headers.map(extraTarget) : [],
  };
}
