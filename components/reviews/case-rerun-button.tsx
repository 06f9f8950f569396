"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { rerunChecksAction } from "@/lib/reviews/case-page/actions";
import type { CaseKey } from "@/lib/reviews/queue/types";

interface CaseRerunButtonProps {
  of: CaseKey;
  version: number;
  /** The newest run on the page. */
  afterRunId: string | null;
}

/** Runs the checks again on what stands there now. Decides nothing. */
export function CaseRerunButton({ of, version, afterRunId }: CaseRerunButtonProps) {
  const router = useRouter();
  const [isRunning, run] = useTransition();

  function rerun() {
    run(async () => {
      const input = { orgId: of.orgId, customerId: of.id, version, afterRunId };
      const outcome = await rerunChecksAction(input).catch(unanswered);
      if (outcome.ok) toast.success("The checks ran again");
      else toast.error(outcome.message);
      router.refresh();
    });
  }

  return (
    <Button size="sm" loading={isRunning} onClick={rerun}>
      <RefreshCw aria-hidden="true" /> Run again
    </Button>
  );
}
