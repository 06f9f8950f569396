import type { Metadata } from "next";
import { CreateSenderPanel } from "@/components/senders/create-sender-panel";
import { SenderValidationOff } from "@/components/senders/sender-validation-off";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { loadSenderForm } from "@/lib/senders/loaders";

export const metadata: Metadata = { title: "Create sender" };

export default async function CreateSenderPage() {
  const { organisation } = await loadSenderForm();
  return (
    <>
      <PageHeader
        title="Create sender"
        description="Money in AUD from this account can then be credited to the customers you link it to."
        back={{ href: "/payins/senders", label: "Senders" }}
      />
      <Card className="max-w-[40rem]">
        {organisation.hasSenderValidation ? <CreateSenderPanel /> : <SenderValidationOff organisation={organisation} />}
      </Card>
    </>
  );
}
