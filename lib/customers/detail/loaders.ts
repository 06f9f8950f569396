import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type Tx, withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { fromPublicId } from "@/lib/core/ids";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import { idExpiryOf } from "@/lib/customers/fields";
import { type CustomerRecord, findCustomer, openProfile } from "@/lib/customers/reads";
import { recheckBar } from "@/lib/customers/rechecks/rules";
import { profileReference } from "@/lib/customers/reference/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { toFormValues } from "@/lib/customers/rules-form-values";
import { sensitivePaths } from "@/lib/customers/rules-masking";
import { listDocuments } from "@/lib/documents/reads";
import { assessDraft } from "@/lib/drafts/rules";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { listUploadLinks } from "@/lib/requests/links/reads";
import { listRequests } from "@/lib/requests/reads";
import { openFieldQuestions } from "@/lib/requests/rules";
import { listLinkedSenders, listSenderChoices } from "@/lib/senders/reads";
import { customerDetail } from "./reads";

/** Reads with the customer of an outside id; unknown, deleted and foreign ids are all "not found". */
async function withCustomer<T>(
  scope: MerchantScope,
  publicCustomerId: string,
  read: (tx: Tx, customer: CustomerRecord) => Promise<T>,
): Promise<T> {
  const customerId = fromPublicId("customer", publicCustomerId);
  const found = customerId
    ? await withScope(scope, async (tx) => {
        const customer = await findCustomer(tx, scope, customerId);
        return customer ? { value: await read(tx, customer) } : null;
      })
    : null;
  return found ? found.value : notFound();
}

/** The customer page: masked, with what this person may do. One read a request: the title asks too. */
export const loadCustomer = cache(async (publicCustomerId: string) => {
  const scope = await requireMerchant("customers.read");
  return withCustomer(scope, publicCustomerId, async (tx, customer) => {
    const organisation = await ownOrganisation(tx, scope);
    const mayLink = merchantMay(scope.role, "senders.write");
    const status = customer.status as CustomerStatus;
    const isOpen = status !== "SUSPENDED";
    const mayUpload = isOpen && merchantMay(scope.role, "documents.write");
    const profile = openProfile(customer);
    const requirements = documentRequirements(profile, customer.purpose as Purpose);
    return {
      detail: await customerDetail(tx, customer, "merchant"),
      organisation,
      documents: await listDocuments(tx, scope, { customerId: customer.id }),
      requirements,
      idExpiries: Object.fromEntries(requirements.map(({ subject }) => [subject, idExpiryOf(profile, subject)])),
      requests: await listRequests(tx, customer, "merchant"),
      links: mayUpload ? await listUploadLinks(tx, customer) : [],
      senders: await listLinkedSenders(tx, scope, customer.id),
      senderChoices: mayLink && organisation.hasSenderValidation ? await listSenderChoices(tx, scope) : [],
      may: {
        enable: merchantMay(scope.role, "customers.write"),
        edit: isOpen && merchantMay(scope.role, "customers.write"),
        recheck:
          merchantMay(scope.role, "customers.write") && recheckBar({ ...customer, status }, clock.now()) === null,
        remove: merchantMay(scope.role, "customers.delete"),
        reveal: merchantMay(scope.role, "customers.reveal"),
        upload: mayUpload,
        link: mayLink,
        restrict: merchantMay(scope.role, "restrictions.write"),
      },
    };
  });
});

/**
 * The profile in full for the edit form. Showing the masked values is written down, as a reveal is. A suspended customer cannot
 * be edited, so its profile stays closed and `form` is null.
 */
export async function loadCustomerForEdit(publicCustomerId: string) {
  const scope = await requireMerchant("customers.write");
  return withCustomer(scope, publicCustomerId, async (tx, customer) => {
    const organisation = await ownOrganisation(tx, scope);
    const status = customer.status as CustomerStatus;
    const about = { id: publicCustomerId, name: customer.displayName, status, organisation };
    if (status === "SUSPENDED") return { ...about, form: null };
    const profile = openProfile(customer);
    const fields = sensitivePaths(profile);
    if (fields.length > 0) {
      await recordAudit(tx, scope, {
        orgId: scope.orgId,
        action: "customer.identifier_revealed",
        subject: { kind: "customer", id: customer.id },
        customerId: customer.id,
        detail: { fields, reason: "Opened for editing" },
      });
    }
    const purpose = customer.purpose as Purpose;
    const documents = await listDocuments(tx, scope, { customerId: customer.id });
    const values = toFormValues(profile);
    const facts = { type: profile.type, purpose, values, documents, today: organisation.today };
    return {
      ...about,
      form: {
        purpose,
        version: customer.version,
        profile,
        documents,
        reference: profileReference(profile),
        assessment: assessDraft({ ...facts, isSubdivision }),
        asked: openFieldQuestions(await listRequests(tx, customer, "merchant")),
      },
    };
  });
}
