import type { Metadata } from "next";
import { EditForm } from "@/components/customers/detail/edit-form";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadCustomerForEdit } from "@/lib/customers/detail/loaders";

// Loading is written down as a look at masked values, so the title does not load.
export const metadata: Metadata = { title: "Edit customer" };

export default async function EditCustomerPage({ params }: PageProps<"/customers/[id]/edit">) {
  const { id, name, status, organisation, form } = await loadCustomerForEdit((await params).id);
  const customerHref = `/customers/${id}`;
  return (
    <>
      <PageHeader title={`Edit ${name}`} back={{ href: customerHref, label: name }} />
      {form ? (
        <EditForm
          customer={{ id, name, status, version: form.version, profile: form.profile }}
          purpose={form.purpose}
          documents={form.documents}
          reference={form.reference}
          assessment={form.assessment}
          asked={form.asked}
          today={organisation.today}
          timeZone={organisation.timeZone}
        />
      ) : (
        <Banner
          tone="danger"
          title="This customer is suspended"
          actions={<LinkButton href={customerHref}>Back to the customer</LinkButton>}
        >
          The profile cannot be changed meanwhile. Write to {organisation.contactEmail} if compliance should look at the
          case again.
        </Banner>
      )}
    </>
  );
}
