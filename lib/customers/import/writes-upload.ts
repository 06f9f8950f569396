import { customerImports } from "@/db/schema";
import { type Tx, withScope, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { numberWords } from "@/lib/core/count-words";
import { fault } from "@/lib/core/fault";
import { ids, toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { WrittenBlob } from "@/lib/core/storage/write-blob";
import { refuseUnlessCreationIsOn } from "@/lib/customers/lifecycle/writes";
import { type Delimiter, type Encoding, IMPORT_LIMITS } from "./constants";
import { csvLines } from "./gateway-csv";
import { dropImportFile, openImportFile, storeImportFile } from "./gateway-store";
import type { ImportUpload } from "./input";
import { countOpenImports } from "./reads";
import { ImportFileError, readTitles, sniffDelimiter } from "./rules";
import { EncodingScan } from "./rules-encoding";
import { suggestMapping } from "./rules-mapping";

type Structure = { encoding: Encoding; delimiter: Delimiter; titles: string[]; lines: number };

/** Looks at the bytes while they pass: how they are written, and the beginning. */
class Passing {
  readonly scan = new EncodingScan();
  readonly #head: Buffer[] = [];
  #size = 0;

  async *through(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      this.scan.push(bytes);
      if (this.#size < IMPORT_LIMITS.headBytes) {
        const part = Buffer.from(bytes.subarray(0, IMPORT_LIMITS.headBytes - this.#size));
        this.#head.push(part);
        this.#size += part.length;
      }
      yield bytes;
    }
  }

  headText = (encoding: Encoding) => new TextDecoder(encoding.toLowerCase()).decode(Buffer.concat(this.#head));
}

/** Reads the whole file once: titles and number of lines. Throws `ImportFileError`. */
async function inspect(orgId: string, file: WrittenBlob, passing: Passing): Promise<Structure> {
  if (file.sizeBytes === 0) throw new ImportFileError("The file is empty. Fill in our template and upload that.");
  const found = passing.scan.end();
  if (!found.ok) throw new ImportFileError(found.message);
  const { encoding } = found;
  const delimiter = sniffDelimiter(passing.headText(encoding));
  let titles: string[] | null = null;
  let lines = 0;
  for await (const { cells, line } of csvLines(await openImportFile(orgId, file.key), { encoding, delimiter })) {
    if (titles === null) {
      titles = readTitles(cells, line);
      continue;
    }
    lines += 1;
    if (lines > IMPORT_LIMITS.maxLines)
      throw new ImportFileError(
        `The file has more than ${numberWords(IMPORT_LIMITS.maxLines)} customers. Split it: each part needs the line with the titles.`,
      );
  }
  if (titles === null) throw new ImportFileError("The file is empty. Fill in our template and upload that.");
  if (lines === 0) throw new ImportFileError("The file has titles but no customers below them.");
  return { encoding, delimiter, titles, lines };
}

async function mayUpload(tx: Tx, scope: MerchantScope): Promise<Outcome<null>> {
  const isOn = await refuseUnlessCreationIsOn(tx, scope);
  if (!isOn.ok) return isOn;
  if ((await countOpenImports(tx, scope)) < IMPORT_LIMITS.maxOpen) return ok(null);
  return refuse(
    "rate_limited",
    `${IMPORT_LIMITS.maxOpen} imports of your organisation are not finished. Finish or cancel one of them first.`,
  );
}

/**
 * Keeps a file of customers to add and says what can be read of it as a whole; nothing is created. A file that cannot be used is
 * refused in words and not kept. Throws `StorageError`.
 */
export async function takeImportFile(
  scope: MerchantScope,
  about: ImportUpload,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Outcome<{ id: string }>> {
  if (!merchantMay(scope.role, "customers.import")) return FORBIDDEN;
  const allowed = await withScope(scope, (tx) => mayUpload(tx, scope));
  if (!allowed.ok) return allowed;
  const passing = new Passing();
  const file = await storeImportFile(scope.orgId, passing.through(source), signal);
  fault("import.after_store");
  let isKept = false;
  try {
    const structure = await inspect(scope.orgId, file, passing);
    const outcome = await register(scope, about, file, structure);
    isKept = outcome.ok;
    return outcome;
  } catch (error) {
    if (error instanceof ImportFileError) return refuse("invalid", `${about.name}: ${error.message}`);
    throw error;
  } finally {
    // Nothing names these bytes otherwise.
    if (!isKept) await dropImportFile(file.key).catch(() => undefined);
  }
}

function register(scope: MerchantScope, about: ImportUpload, file: WrittenBlob, structure: Structure) {
  return writeInScope(scope, async (tx): Promise<Outcome<{ id: string }>> => {
    const allowed = await mayUpload(tx, scope);
    if (!allowed.ok) return allowed;
    const id = ids.next();
    const { encoding, delimiter, titles, lines } = structure;
    await tx.insert(customerImports).values({
      ...{ orgId: scope.orgId, id, type: about.type, purpose: about.purpose, fileName: about.name },
      ...{ bytes: file.sizeBytes, sha256: file.sha256, blobKey: file.key, encoding, delimiter },
      ...{ headers: titles, mapping: suggestMapping(about.type, titles), state: "UPLOADED", total: lines },
      ...{ createdBy: scope.userId, createdByName: scope.userName, createdAt: clock.now() },
    });
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "import.uploaded",
      subject: { kind: "import", id },
      detail: { file: about.name, lines, sha256: file.sha256 },
    });
    return ok({ id: toPublicId("import", id) });
  });
}
