import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { documents, users } from "@/db/schema";
import { withScope } from "@/db/scope";
import { addUser, createOrganisationRow } from "@/db/seed/people";
import { createTestDatabase } from "@/db/testing/database";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { fromPublicId, ids } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { bundleDecoder } from "@/lib/documents/decoder/bundle";
import { createDecoderPool } from "@/lib/documents/decoder/pool";
import { HOLDER } from "@/lib/documents/decoder/testing/hostile-files";
import { setDecoderPool } from "@/lib/documents/gateway";
import { passportSpecimen } from "@/lib/documents/specimens/passport";
import type { DocumentOwner } from "@/lib/documents/types";
import type { Upload } from "@/lib/documents/uploads/input";
import { addDocument } from "@/lib/documents/uploads/writes";
import { startDraft } from "@/lib/drafts/writes";

const ORGANISATIONS = ["Alpha", "Beta"] as const;

/** A database, a store and a decoder of this test's own, with two organisations, a maker in each, and a reviewer. */
export async function openOffice() {
  const database = await createTestDatabase();
  const entry = join(process.cwd(), ".build", `decoder-office-${process.pid}-${Date.now()}.mjs`);
  await bundleDecoder(entry);
  const pool = createDecoderPool({ entry });
  setDecoderPool(pool);
  const passport = (await passportSpecimen(HOLDER)).bytes;
  const common = { requestId: "test", sessionId: ids.next() };
  const userIdOf = async (email: string) => {
    const rows = await withScope(identityScope("test"), (tx) => tx.select().from(users).where(eq(users.email, email)));
    return rows[0]?.id ?? "";
  };
  const makers: MerchantScope[] = [];
  for (const name of ORGANISATIONS) {
    const { id: orgId } = await createOrganisationRow({
      name,
      contactEmail: "ops@portico.test",
      canCreateCustomers: true,
    });
    const email = `maker@${name.toLowerCase()}.test`;
    await addUser({ email, name: `Maker of ${name}`, orgName: name, role: "maker" });
    const identity = { orgId: fromPublicId("organisation", orgId) ?? "", userId: await userIdOf(email) };
    makers.push(mintScope<MerchantScope>({ kind: "merchant", role: "maker", userName: name, ...identity, ...common }));
  }
  await addUser({ email: "reviewer@portico.test", name: "Ruth", staff: "reviewer" });
  const userId = await userIdOf("reviewer@portico.test");
  const reviewer = mintScope<ReviewerScope>({
    kind: "reviewer",
    role: "reviewer",
    userId,
    userName: "Ruth",
    ...common,
  });
  const [alpha, beta] = makers as [MerchantScope, MerchantScope];

  return {
    ...database,
    alpha,
    beta,
    reviewer,
    /** Good pictures of a passport, each with a hash of its own. */
    picture: (number = 0) => Buffer.concat([passport, Buffer.from(`picture ${number}`)]),
    async draft(scope: MerchantScope): Promise<{ draftId: string }> {
      const draft = must(await startDraft(scope, { type: "COMPANY", purpose: "WALLET" }));
      return { draftId: fromPublicId("draft", draft.id) ?? "" };
    },
    upload: (
      scope: MerchantScope,
      owner: DocumentOwner,
      bytes: Buffer | AsyncIterable<Uint8Array>,
      about: Partial<Upload["document"]> = {},
      signal?: AbortSignal,
    ) => addDocument(scope, uploadOf(owner, about), Buffer.isBuffer(bytes) ? [bytes] : bytes, signal),
    rowsOf: (scope: MerchantScope, owner: DocumentOwner) =>
      withScope(scope, (tx) =>
        tx
          .select()
          .from(documents)
          .where("draftId" in owner ? eq(documents.draftId, owner.draftId) : eq(documents.customerId, owner.customerId))
          .orderBy(documents.id),
      ),
    async filesInStore(): Promise<number> {
      const folder = join(database.dataFolder, "documents");
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((file) => file.isFile()).length;
    },
    async close() {
      pool.close();
      setDecoderPool(null);
      await rm(entry, { force: true });
      await database.drop();
    },
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

export function uploadOf(owner: DocumentOwner, about: Partial<Upload["document"]> = {}): Upload {
  const document = {
    slot: "ID_PROOF",
    subject: "authorized_user",
    type: "PASSPORT",
    side: "SINGLE",
    expires_on: "2032-05-01",
  } as const;
  return { owner, document: { ...document, ...about }, fileName: "passport.jpg", sizeBytes: undefined };
}

/** The value, or a failing test that says what was refused. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message} ${JSON.stringify(outcome.fields ?? {})}`);
  return outcome.value;
}
