import type { Metadata } from "next";
import { CreationOff } from "@/components/customers/wizard/creation-off";
import { StartForm } from "@/components/customers/wizard/start-form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadNewCustomer } from "@/lib/drafts/loaders";

export const metadata: Metadata = { title: "Add new customer" };

export default async function NewCustomerPage() {
  const { organisation, draftCount } = await loadNewCustomer();
  return (
    <>
      <PageHeader
        title="Add new customer"
        back={{ href: "/customers", label: "All customers" }}
        actions={
          draftCount > 0 ? <LinkButton href="/customers/drafts">Continue a draft ({draftCount})</LinkButton> : undefined
        }
      />
      {organisation.canCreateCustomers ? <StartForm /> : <CreationOff organisation={organisation} />}
    </>
  );
}
