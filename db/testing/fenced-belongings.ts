import { withScope } from "@/db/scope";
import { type HostedScope, type MerchantScope, mintScope, type SystemScope } from "@/lib/auth/scope";
import { addDays, today } from "@/lib/core/civil-date";
import { fromPublicId, ids } from "@/lib/core/ids";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { askForExport } from "@/lib/customers/export/writes";
import { matchColumns } from "@/lib/customers/import/writes";
import { checkImport } from "@/lib/customers/import/writes-check";
import { takeImportFile } from "@/lib/customers/import/writes-upload";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { findCustomer } from "@/lib/customers/reads";
import { changeCustomerTags } from "@/lib/customers/tags/writes";
import { saveView } from "@/lib/customers/views/writes";
import { must, type Office, uploadOf } from "@/lib/documents/testing/office";
import { addDocument } from "@/lib/documents/uploads/writes";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { invitePerson } from "@/lib/people/writes-invitations";
import { makeUploadLink } from "@/lib/requests/links/writes";
import { askForInformation } from "@/lib/requests/writes";
import { placeOwnRestriction } from "@/lib/restrictions/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { linkSender } from "@/lib/senders/links/writes";
import { createSender } from "@/lib/senders/writes";

/** What one organisation has; inside ids. */
export type Belongings = {
  scope: MerchantScope;
  exportId: string;
  draftId: string;
  customerId: string;
  senderId: string;
  documentId: string;
  restrictionId: string;
  linkId: string;
  importId: string;
  viewId: string;
  bulkId: string;
};

const inside = (kind: Parameters<typeof fromPublicId>[0], id: string) => {
  const uuid = fromPublicId(kind, id);
  if (!uuid) throw new Error(`not an id: ${id}`);
  return uuid;
};

/** A request about the customer, and a link with which it was answered in part. Gives the link's inside id. */
async function askAndSend(office: Office, scope: MerchantScope, customerId: string, sha256: string): Promise<string> {
  const { orgId } = scope;
  const row = await withScope(scope, (tx) => findCustomer(tx, scope, customerId));
  const asked = { reason: "Shared reason", forCustomer: "Shared words", forDeveloper: "", dataType: "URI" } as const;
  const file = { ...asked, section: "customer", fieldName: "file" } as const;
  must(
    await askForInformation(office.reviewer, {
      ...{
        orgId,
        customerId,
        version: row?.version ?? 0,
        evidence: [sha256],
        dueOn: addDays(today("UTC", new Date()), 7),
      },
      questions: [
        { ...file, slot: "ID_PROOF", side: "SINGLE", documentType: "PASSPORT", status: "INVALID" },
        { ...file, slot: "SELFIE", status: "MISSING" },
      ],
      forCustomer: "Shared words",
      forDeveloper: "",
    }),
  );
  const link = must(await makeUploadLink(scope, { customerId, days: 7 }));
  const linkId = inside("link", link.id);
  const hosted = mintScope<HostedScope>({ kind: "hosted", orgId, linkId, customerId, requestId: "test" });
  const selfie = { subject: "customer", slot: "SELFIE", type: "SELFIE", side: "SINGLE" } as const;
  must(await addDocument(hosted, uploadOf({ customerId }, selfie), [office.picture(9)]));
  await office.owner`update documents set review = 'ACCEPTED', expires_on = '2031-05-01' where customer_id = ${customerId}`;
  return linkId;
}

/** A file with one line, checked: it looks like the customer that is there. Gives the import's inside id. */
async function importFile(scope: MerchantScope, number: number): Promise<string> {
  const about = { type: "INDIVIDUAL", purpose: "BASIC", name: "shared.csv" } as const;
  const text = `First name,Surname,E-mail\nShared,Line,shared${number}@example.com`;
  const importId = inside("import", must(await takeImportFile(scope, about, [Buffer.from(text)])).id);
  must(
    await matchColumns(scope, {
      importId,
      version: 1,
      mapping: ["first_name", "last_name", "email"],
      dateOrder: null,
    }),
  );
  await checkImport(
    mintScope<SystemScope>({ kind: "system", orgId: scope.orgId, task: "check", requestId: "test" }),
    importId,
  );
  return importId;
}

/** One of everything, with the same words and the same file in every organisation. */
export async function furnish(office: Office, scope: MerchantScope, number: number): Promise<Belongings> {
  const sender = must(
    await createSender(scope, {
      nickname: `Shared sender ${number}`,
      account_holder_name: "Shared Holder",
      bsb: "062000",
      account_number: `1234567${number}`,
    }),
  );
  const senderId = inside("sender", sender.id);
  const begun = must(await startDraft(scope, { type: "INDIVIDUAL", purpose: "BASIC" }));
  const submitted = inside("draft", begun.id);
  const values = {
    first_name: "Shared",
    last_name: `Name ${number}`,
    email: `shared${number}@example.com`,
    country_of_residence: "AU",
  };
  const common = { tab: "fences-test", step: "contact", visited: [], purpose: "BASIC", senderIds: [] } as const;
  const saved = must(
    await saveDraft(scope, { ...common, visited: [], senderIds: [], draftId: submitted, version: 1, values }),
  );
  const stored = must(await office.upload(scope, { draftId: submitted }, office.picture(), { subject: "customer" }));
  if (stored.kind === "refused") throw new Error(stored.refused.message);
  const customer = must(await submitDraft(scope, { draftId: submitted, version: saved.version }));
  const customerId = inside("customer", customer.customerId);
  must(await linkSender(scope, { customerId, senderId }));
  const system = mintScope<SystemScope>({ kind: "system", orgId: scope.orgId, task: "review", requestId: "test" });
  const row = await withScope(scope, (tx) => findCustomer(tx, scope, customerId));
  must(await reviewCustomer(system, { customerId, version: row?.version ?? 0 }));
  await office.owner`
    insert into notifications (org_id, id, user_id, audience, kind, title, body, href, created_at)
    values (${scope.orgId}, ${ids.next()}, ${scope.userId}, 'MERCHANT', 'status.changed', 'Shared news', '', '/customers', now())`;
  await office.owner`
    insert into customer_days (org_id, day, ends_at, by_status, created, approved, approved_at_once, approved_by_person, seconds_to_approval)
    values (${scope.orgId}, '2026-01-01', '2026-01-02', '{"APPROVED": 1}', 0, 0, 0, 0, '{}')`;
  must(await invitePerson(scope, { email: `guest${number}@example.com`, role: "viewer" }));
  const open = must(await startDraft(scope, { type: "COMPANY", purpose: "BASIC" }));
  const restriction = must(
    await placeOwnRestriction(scope, {
      customerId,
      name: "SEND_MONEY",
      message: "Asked for by the owner",
      dueOn: null,
    }),
  );
  const linkId = await askAndSend(office, scope, customerId, stored.document.sha256);
  const columns = [{ id: "id" }, { id: "name" }];
  const view = must(
    await saveView(scope, { name: `Shared view ${number}`, query: "", columns, density: "compact", isShared: true }),
  );
  const selection = { kind: "query" as const, query: DEFAULT_LIST_QUERY };
  const file = must(await askForExport(scope, { selection, columns: ["name"], format: "CSV" }));
  const bulk = await startBulkRun(scope, {
    runId: ids.next(),
    selection: { kind: "ids", ids: [customerId] },
    order: { action: "ADD_TAGS", tags: [`shared ${number}`] },
    seenTotal: 1,
  });
  const bulkId = inside("bulk", must(bulk).id);
  await office.owner`
    insert into bulk_runs (org_id, id, action, params, scope_words, state, total, undo_of, created_by, created_by_name, created_at)
    values (${scope.orgId}, ${ids.next()}, 'ENABLE', '{}', 'Shared', 'WAITING', 1, ${bulkId}, ${scope.userId}, 'Shared', now())`;
  must(await changeCustomerTags(scope, { customerId, add: [`Shared ${number}`], remove: [] }));
  must(
    await setCustomerEnabled(scope, { customerId, isEnabled: false, version: row?.version ?? 0, reason: "For a test" }),
  );
  return {
    bulkId,
    scope,
    exportId: inside("export", file.id),
    linkId,
    importId: await importFile(scope, number),
    viewId: inside("view", view.id),
    senderId,
    customerId,
    draftId: inside("draft", open.id),
    restrictionId: inside("restriction", restriction.id),
    documentId: inside("document", stored.document.id),
  };
}
