"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { restoreDraftAction } from "@/lib/drafts/actions";

interface RestoreDraftButtonProps {
  draftId: string;
}

export function RestoreDraftButton({ draftId }: RestoreDraftButtonProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);

  async function restore() {
    setIsBusy(true);
    const outcome = await restoreDraftAction({ draftId }).catch(unanswered);
    setIsBusy(false);
    if (outcome.ok) router.refresh();
    else toast.error("The draft was not restored", { description: outcome.message });
  }

  return (
    <Button variant="primary" loading={isBusy} onClick={() => void restore()}>
      Restore this draft
    </Button>
  );
}
