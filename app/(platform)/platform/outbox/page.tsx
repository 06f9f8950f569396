import type { Metadata } from "next";
import { OutboxList } from "@/components/organisations/outbox-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadPlatformOutbox } from "@/lib/mail/loaders";

export const metadata: Metadata = { title: "Outbox" };

export default async function PlatformOutboxPage() {
  return (
    <>
      <PageHeader title="Outbox" description="What this demo would have mailed, to anybody." />
      <OutboxList mails={await loadPlatformOutbox()} />
    </>
  );
}
