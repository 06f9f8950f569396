import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal, sha256Hex } from "@/lib/core/crypto";
import { fromPublicId, type IdKind, ids } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { READ_SLOT, READER_VERSION } from "@/lib/documents/readings/constants";
import { fileNameBinding } from "@/lib/documents/reads";
import { addDocument } from "@/lib/documents/uploads/writes";
import type { SaveDraftInput } from "@/lib/drafts/input";
import { sealContent } from "@/lib/drafts/reads";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { drawnPapersFor, papersFor, valuesFor } from "./kit-applicants";

const TAB = "benchmark";

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code}: ${outcome.message} ${JSON.stringify(outcome.fields ?? {})}`);
}

function inside(kind: IdKind, publicId: string): string {
  const id = fromPublicId(kind, publicId);
  if (id === null) throw new Error(`${publicId} is not the id of a ${kind}`);
  return id;
}

// Goes on from run to run: a kept set of customers holds those of the runs before.
let applicants = Math.floor(Date.now() / 10) % 1_000_000_000;

export type ReadyDraft = { draftId: string; customerId: string; version: number };

/** Drafts that wait for nothing but to be submitted, their documents included; written by the owner, many at a time. */
export async function readyDrafts(owner: postgres.Sql, scope: MerchantScope, count: number): Promise<ReadyDraft[]> {
  const made: ReadyDraft[] = [];
  const { orgId, userId, userName } = scope;
  const by = { org_id: orgId, created_by: userId, created_by_name: userName };
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(200, count - made.length) }, () => {
      const values = valuesFor(++applicants);
      return { draftId: ids.next(), customerId: ids.next(), version: 2, values };
    });
    const now = clock.now();
    const drafts = batch.map(({ draftId, customerId, version, values }) => ({
      ...by,
      id: draftId,
      customer_id: customerId,
      type: "INDIVIDUAL",
      purpose: "WALLET",
      step: "review",
      data_sealed: sealContent(orgId, draftId, { values, visited: [], tab: TAB }),
      version,
      created_at: now,
      updated_at: now,
    }));
    const documents = batch.flatMap(({ draftId }) => papersFor().map((paper) => documentRow(scope, draftId, paper)));
    await owner`insert into drafts ${owner(drafts)}`;
    await owner`insert into documents ${owner(documents.map((row) => ({ ...row, pages: owner.json(row.pages) })))}`;
    const proofs = documents.filter((row) => row.slot === READ_SLOT);
    if (proofs.length > 0) await owner`insert into document_readings ${owner(proofs.map(readingRow))}`;
    made.push(...batch.map(({ values: _, ...draft }) => draft));
  }
  return made;
}

/** The job that reads zones has passed by, as it has when a person submits. */
function readingRow({ org_id, id }: { org_id: string; id: string }) {
  return { org_id, document_id: id, state: "NONE", reader_version: READER_VERSION, read_at: clock.now() };
}

function documentRow(scope: MerchantScope, draftId: string, paper: ReturnType<typeof papersFor>[number]) {
  const id = ids.next();
  return {
    org_id: scope.orgId,
    id,
    draft_id: draftId,
    subject: paper.subject,
    slot: paper.slot,
    doc_type: paper.type,
    side: paper.side,
    issued_on: paper.issued_on ?? null,
    expires_on: paper.expires_on ?? null,
    file_name_sealed: seal("paper.jpg", fileNameBinding(scope.orgId, id)),
    mime: "image/jpeg",
    bytes: 100_000,
    sha256: sha256Hex(id),
    blob_key: randomBytes(16).toString("hex"),
    pages: [{ blobKey: randomBytes(16).toString("hex"), width: 1000, height: 700, bytes: 90_000, mime: "image/jpeg" }],
    created_by: scope.userId,
    created_by_name: scope.userName,
    created_at: clock.now(),
  };
}

/** Makes the customer of a draft; throws unless its review is asked for. */
export async function submit(scope: MerchantScope, draft: ReadyDraft): Promise<void> {
  const { status } = must(await submitDraft(scope, draft));
  if (status !== "UNDER_REVIEW") throw new Error(`The customer of a ready draft is ${status}`);
}

/** The whole way of the next applicant: draft begun, saved, two documents, submitted. Gives the customer's inside id. */
export async function createCustomer(scope: MerchantScope, files: "nominal" | "drawn"): Promise<string> {
  const n = ++applicants;
  const draft = must(await startDraft(scope, { type: "INDIVIDUAL", purpose: "WALLET" }));
  const draftId = inside("draft", draft.id);
  const common = { tab: TAB, step: "review", purpose: "WALLET" } as const;
  const saved = must(
    await saveDraft(scope, {
      draftId,
      version: 1,
      ...common,
      visited: [],
      senderIds: [],
      values: valuesFor(n) as SaveDraftInput["values"],
    }),
  );
  const papers =
    files === "drawn"
      ? (await papersOnce(n)).map(({ document, file }) => ({ document, bytes: file.bytes }))
      : papersFor().map((document) => ({ document, bytes: randomBytes(64) }));
  for (const { document, bytes } of papers) {
    const upload = { owner: { draftId }, document, fileName: "paper", sizeBytes: bytes.length };
    const result = must(await addDocument(scope, upload, [bytes]));
    if (result.kind === "refused")
      throw new Error(`A document of the benchmark was refused: ${result.refused.message}`);
  }
  const done = must(await submitDraft(scope, { draftId, version: saved.version }));
  return inside("customer", done.customerId);
}

// Drawing is the benchmark's own work: done once, so that it is not in the figures.
let drawn: ReturnType<typeof drawnPapersFor> | undefined;
const papersOnce = (n: number) => {
  drawn ??= drawnPapersFor(n);
  return drawn;
};
