"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { upholdQuestionAction } from "@/lib/requests/actions";
import type { QuestionView } from "@/lib/requests/types";

interface UpholdButtonProps {
  /** Outside id. */
  customerId: string;
  question: Pick<QuestionView, "id" | "title" | "status">;
}

/** Answers a question without a change: it is right as it stands, or there is none, and why. */
export function UpholdButton({ customerId, question }: UpholdButtonProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const isMissing = question.status === "MISSING";
  const words = isMissing ? "There is none" : "It is right as it stands";

  async function uphold(reason: string): Promise<string | undefined> {
    const outcome = await upholdQuestionAction({ customerId, questionId: question.id, reason });
    if (!outcome.ok) return outcome.message;
    toast.success(`${question.title}: your answer is with compliance`);
    router.refresh();
    return undefined;
  }

  return (
    <>
      <Button size="sm" aria-label={`${question.title}: ${words.toLowerCase()}`} onClick={() => setAsking(true)}>
        {words}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        tone="primary"
        title={
          isMissing ? `Answer that there is no such thing: ${question.title}?` : `Leave ${question.title} as it is?`
        }
        consequences="Compliance reads your reason beside what is there and decides. With nothing else open, the review goes on at once."
        confirmLabel="Send answer"
        reason={{ label: isMissing ? "Why there is none" : "Why it is right" }}
        onConfirm={uphold}
      />
    </>
  );
}
