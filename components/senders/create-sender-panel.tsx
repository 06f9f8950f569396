"use client";

import { useRouter } from "next/navigation";
import { toast } from "@/components/ui/toast";
import { SenderForm } from "./sender-form";

/** The form of the Create sender page; returns to the list. */
export function CreateSenderPanel() {
  const router = useRouter();
  return (
    <SenderForm
      onCancel={() => router.push("/payins/senders")}
      onCreated={(sender) => {
        toast.success(`Sender "${sender.nickname}" created`);
        router.push("/payins/senders");
      }}
    />
  );
}
