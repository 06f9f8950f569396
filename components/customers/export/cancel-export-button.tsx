"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { cancelExportAction } from "@/lib/customers/export/actions";

interface CancelExportButtonProps {
  exportId: string;
  fileName: string;
}

/** Calls a file off that is not ready yet. Nothing is lost by it, so nobody is asked twice. */
export function CancelExportButton({ exportId, fileName }: CancelExportButtonProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);

  async function cancel() {
    setBusy(true);
    const outcome = await cancelExportAction({ exportId }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) toast.success("Export cancelled", { description: fileName });
    else toast.error(outcome.message);
    router.refresh();
  }

  return (
    <Button size="sm" loading={isBusy} aria-label={`Cancel ${fileName}`} onClick={() => void cancel()}>
      Cancel
    </Button>
  );
}
