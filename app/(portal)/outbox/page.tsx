import type { Metadata } from "next";
import { OutboxList } from "@/components/organisations/outbox-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadOrganisationOutbox } from "@/lib/mail/loaders";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage() {
  return (
    <>
      <PageHeader title="Outbox" description="What this demo would have mailed. Follow a link as its reader would." />
      <OutboxList {...(await loadOrganisationOutbox())} />
    </>
  );
}
