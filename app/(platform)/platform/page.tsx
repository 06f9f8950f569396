import type { Metadata } from "next";
import { CreateOrganisationDialog } from "@/components/organisations/create-organisation-dialog";
import { OrganisationTable } from "@/components/organisations/organisation-table";
import { PageHeader } from "@/components/ui/page-header";
import { loadOrganisations } from "@/lib/organisations/loaders";

export const metadata: Metadata = { title: "Organisations" };

export default async function PlatformPage() {
  const { organisations, contactEmail } = await loadOrganisations();
  return (
    <>
      <PageHeader
        title="Organisations"
        description="Who uses the platform, and what is switched on for each. Every switch is written down."
        actions={<CreateOrganisationDialog contactEmail={contactEmail} />}
      />
      <div className="grid grid-cols-1">
        <OrganisationTable organisations={organisations} />
      </div>
    </>
  );
}
