"use client";

import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { markAllNoticesReadAction } from "@/lib/notifications/actions";
import { markReadHere } from "./notice-store";

/** Marks everything as read, in the bell and in the list. */
export function MarkAllReadButton({ disabled }: { disabled: boolean }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  function markAll() {
    start(async () => {
      const outcome = await markAllNoticesReadAction({}).catch(unanswered);
      if (!outcome.ok) {
        toast.error("Your notifications are still unread", { description: outcome.message });
        return;
      }
      markReadHere(null);
      toast.success(
        outcome.value === 1 ? "1 notification is marked as read" : `${outcome.value} notifications are marked as read`,
      );
      router.refresh();
    });
  }
  return (
    <Button disabled={disabled || isPending} onClick={markAll}>
      <CheckCheck aria-hidden="true" />
      Mark all as read
    </Button>
  );
}
