import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClosedDraft } from "@/components/customers/wizard/closed-draft";
import { CreationOff } from "@/components/customers/wizard/creation-off";
import { DraftWizard } from "@/components/customers/wizard/draft-wizard";
import { PageHeader } from "@/components/ui/page-header";
import { loadDraft } from "@/lib/drafts/loaders";

export const metadata: Metadata = { title: "Add new customer" };

export default async function DraftPage({ params }: PageProps<"/customers/new/[draftId]">) {
  const { draftId } = await params;
  const page = await loadDraft(draftId);
  if (!page) notFound();
  const { draft, organisation } = page;
  if (draft.state === "OPEN" && organisation.canCreateCustomers) return <DraftWizard key={draft.id} {...page} />;
  return (
    <>
      <PageHeader title="Add new customer" back={{ href: "/customers/drafts", label: "Drafts" }} />
      {draft.state === "OPEN" ? <CreationOff organisation={organisation} /> : <ClosedDraft draft={draft} />}
    </>
  );
}
