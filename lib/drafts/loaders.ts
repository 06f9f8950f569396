import "server-only";
import { withScope } from "@/db/scope";
import { requireMerchant } from "@/lib/auth/require";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { fromPublicId } from "@/lib/core/ids";
import { profileReference } from "@/lib/customers/reference/reads";
import { listDocuments } from "@/lib/documents/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { listSenderChoices } from "@/lib/senders/reads";
import { countOpenDrafts, getDraft, listDrafts } from "./reads";
import { assessDraft } from "./rules";

/** Add a customer: whether this organisation may, and how many drafts wait. */
export async function loadNewCustomer() {
  const scope = await requireMerchant("customers.write");
  return withScope(scope, async (tx) => ({
    organisation: await ownOrganisation(tx, scope),
    draftCount: await countOpenDrafts(tx, scope),
  }));
}

export async function loadDrafts() {
  const scope = await requireMerchant("customers.write");
  return withScope(scope, async (tx) => ({
    organisation: await ownOrganisation(tx, scope),
    drafts: await listDrafts(tx, scope),
  }));
}

/** Everything that the wizard of one draft shows at first; null when there is no such draft. */
export async function loadDraft(publicId: string) {
  const scope = await requireMerchant("customers.write");
  const draftId = fromPublicId("draft", publicId);
  if (!draftId) return null;
  return withScope(scope, async (tx) => {
    const draft = await getDraft(tx, scope, draftId);
    if (!draft) return null;
    const organisation = await ownOrganisation(tx, scope);
    const documents = await listDocuments(tx, scope, { draftId });
    const { type, purpose, values } = draft;
    return {
      draft,
      organisation,
      documents,
      senders: organisation.hasSenderValidation ? await listSenderChoices(tx, scope) : [],
      reference: profileReference(values),
      assessment: assessDraft({ type, purpose, values, documents, today: organisation.today, isSubdivision }),
    };
  });
}
