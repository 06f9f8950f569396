import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { withScope } from "@/db/scope";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { storeListFile } from "@/lib/screening/lists/gateway-store";
import { registerVersion } from "@/lib/screening/lists/writes";
import { importVersion } from "@/lib/screening/lists/writes-import";
import { activeVersions, findCandidates } from "@/lib/screening/reads";
import { scoreParty } from "@/lib/screening/rules-score";
import type { ListedEntry, Party } from "@/lib/screening/types";
import { type Applicant, makeCorpus } from "./screening/corpus";

export type Found = {
  applicant: Applicant;
  hits: { entryId: string; score: number }[];
  ms: number;
  candidates: number;
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const HEADER = "id,schema,name,aliases,birth_date,countries,program_ids\n";

/** An entry as a row of targets.simple.csv. Semicolons part values there. */
function rowOf(entry: ListedEntry): string {
  const several = (values: readonly string[]) => quoted(values.map((value) => value.replaceAll(";", ",")).join(";"));
  return [
    ...[quoted(entry.entryId), entry.kind === "PERSON" ? "Person" : "Company", quoted(entry.name)],
    ...[several(entry.aliases.map((alias) => alias.name)), several(entry.birthDates)],
    ...[several(entry.countries.map((country) => country.toLowerCase())), several(entry.programmes)],
  ].join(",");
}

async function takeIn(list: string, format: "OFAC" | "OPENSANCTIONS", parts: [string, AsyncIterable<Uint8Array>][]) {
  const files = [];
  for (const [part, bytes] of parts) {
    files.push({ part: part as "sdn", name: `${part}.csv`, ...(await storeListFile(bytes)) });
  }
  const scope = identityScope("bench");
  const input = { list, title: list, topic: "SANCTIONS" as const, format, files };
  const made = await registerVersion(scope, input, { isOwnImport: true });
  if (!made.ok) throw new Error(made.message);
  const started = performance.now();
  const done = await importVersion(scope, made.value.versionId);
  if (done.state !== "ACTIVE") throw new Error(done.error ?? `The list is ${done.state}`);
  return performance.now() - started;
}

async function* text(rows: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEADER);
  for (let at = 0; at < rows.length; at += 500) yield Buffer.from(`${rows.slice(at, at + 500).join("\n")}\n`);
}

/** The list and the applicants; the list imported through the same code as an upload. `folder` holds the Treasury's files. */
export async function prepareScreening(options: { folder: string | null; entries: number; applicants: number }) {
  const folder = options.folder && existsSync(join(options.folder, "sdn.csv")) ? options.folder : null;
  const corpus = await makeCorpus({ ...options, folder, seed: "screening" });
  let importMs = 0;
  if (folder) {
    const file = (name: string): [string, AsyncIterable<Uint8Array>] => [
      name,
      createReadStream(join(folder, `${name}.csv`)),
    ];
    importMs += await takeIn("bench-ofac", "OFAC", [file("sdn"), file("alt"), file("add")]);
  }
  const generated = corpus.entries.filter((entry) => entry.programmes.includes("generated"));
  importMs += await takeIn("bench-generated", "OPENSANCTIONS", [["targets", text(generated.map(rowOf))]]);
  return { ...corpus, importMs };
}

const partyOf = ({ kind, name, birthDate, country }: Applicant): Party => ({
  ...{ party: "customer", who: "Customer", kind, names: [name], birthDate, countries: [country] },
});

/** Screens the applicants one after the other as a review does: candidates by the index, then scores. */
export async function screenApplicants(orgId: string, applicants: readonly Applicant[]): Promise<Found[]> {
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "bench", requestId: "bench" });
  const found: Found[] = [];
  for (const applicant of applicants) {
    const started = performance.now();
    const party = partyOf(applicant);
    const candidates = await withScope(scope, async (tx) => {
      const versions = await activeVersions(tx);
      return findCandidates(
        tx,
        versions.filter((version) => version.listCode !== "sample").map(({ id }) => id),
        party,
      );
    });
    const hits = candidates.flatMap((candidate) => {
      const score = scoreParty(party, candidate);
      return score && score.score >= 60 ? [{ entryId: candidate.entryId, score: score.score }] : [];
    });
    found.push({ applicant, hits, ms: performance.now() - started, candidates: candidates.length });
  }
  return found;
}
