import { CircleCheck, Trash2 } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { DraftDetail } from "@/lib/drafts/types";
import { RestoreDraftButton } from "./restore-draft-button";

interface ClosedDraftProps {
  draft: DraftDetail;
}

/** A draft that was submitted or discarded, opened again. */
export function ClosedDraft({ draft }: ClosedDraftProps) {
  const name = draft.title || "This draft";
  const isSubmitted = draft.state === "SUBMITTED";
  return (
    <Card>
      {isSubmitted ? (
        <EmptyState
          icon={<CircleCheck />}
          title={`${name} was submitted already`}
          description="It is a customer now. Its page shows the status and what happens next."
          action={
            <>
              <LinkButton variant="primary" href={`/customers/${draft.customerId}`}>
                Open the customer
              </LinkButton>
              <LinkButton href="/customers/new">Add another customer</LinkButton>
            </>
          }
        />
      ) : (
        <EmptyState
          icon={<Trash2 />}
          title={`${name} was discarded`}
          description="Nothing in it is lost: restore it to go on where you stopped."
          action={
            <>
              <RestoreDraftButton draftId={draft.id} />
              <LinkButton href="/customers/drafts">All drafts</LinkButton>
            </>
          }
        />
      )}
    </Card>
  );
}
