import { FilePen, Plus } from "lucide-react";
import type { Metadata } from "next";
import { DraftList } from "@/components/customers/wizard/draft-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadDrafts } from "@/lib/drafts/loaders";

export const metadata: Metadata = { title: "Drafts" };

export default async function DraftsPage() {
  const { organisation, drafts } = await loadDrafts();
  const add = (
    <LinkButton href="/customers/new" variant="primary">
      <Plus aria-hidden="true" />
      Add new customer
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Drafts"
        description="Customers that somebody began to add. Everyone in your organisation who adds customers can go on with them."
        back={{ href: "/customers", label: "All customers" }}
        actions={drafts.length > 0 ? add : undefined}
      />
      <Card flush>
        {drafts.length > 0 ? (
          <DraftList drafts={drafts} timeZone={organisation.timeZone} />
        ) : (
          <EmptyState
            icon={<FilePen />}
            title="No draft"
            description="A customer that you begin to add is kept here until you submit it."
            action={add}
          />
        )}
      </Card>
    </>
  );
}
