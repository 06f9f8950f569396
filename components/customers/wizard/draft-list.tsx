import { ListTable } from "@/components/data-table/list-table";
import { Instant } from "@/components/ui/instant";
import { TextLink } from "@/components/ui/text-link";
import { CUSTOMER_TYPE_LABELS, PURPOSE_LABELS } from "@/lib/customers/constants";
import { STEPS } from "@/lib/drafts/constants";
import type { DraftRow } from "@/lib/drafts/types";
import { DiscardDraftButton } from "./discard-draft-button";

interface DraftListProps {
  drafts: readonly DraftRow[];
  timeZone: string;
}

export function DraftList({ drafts, timeZone }: DraftListProps) {
  return (
    <ListTable
      caption="Drafts"
      rows={drafts}
      rowId={(draft) => draft.id}
      columns={[
        {
          id: "name",
          header: "Name",
          className: "sm:max-w-72 sm:truncate",
          cell: (draft) => (
            <TextLink href={`/customers/new/${draft.id}?step=${draft.step}`}>{draft.title || "No name yet"}</TextLink>
          ),
        },
        { id: "type", header: "Customer type", cell: (draft) => CUSTOMER_TYPE_LABELS[draft.type] },
        { id: "purpose", header: "Purpose", cell: (draft) => PURPOSE_LABELS[draft.purpose] },
        {
          id: "step",
          header: "Step",
          className: "sm:whitespace-nowrap",
          cell: (draft) => STEPS[draft.type].find((step) => step.id === draft.step)?.label,
        },
        {
          id: "updated",
          header: "Updated",
          cell: (draft) => <Instant iso={draft.updatedAt} timeZone={timeZone} show="datetime" />,
        },
        { id: "by", header: "By", className: "sm:whitespace-nowrap", cell: (draft) => draft.updatedByName },
        {
          id: "actions",
          header: "Actions",
          isHeaderHidden: true,
          card: "block",
          align: "end",
          cell: (draft) => <DiscardDraftButton draftId={draft.id} title={draft.title} />,
        },
      ]}
    />
  );
}
