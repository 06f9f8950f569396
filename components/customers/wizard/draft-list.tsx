import { Instant } from "@/components/ui/instant";
import { Table } from "@/components/ui/table";
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
    <Table caption="Drafts">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Customer type</th>
          <th scope="col">Purpose</th>
          <th scope="col">Step</th>
          <th scope="col">Updated</th>
          <th scope="col">By</th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.id}>
            <th scope="row" className="!text-ink !text-ui max-w-72 truncate">
              <TextLink href={`/customers/new/${draft.id}?step=${draft.step}`}>{draft.title || "No name yet"}</TextLink>
            </th>
            <td>{CUSTOMER_TYPE_LABELS[draft.type]}</td>
            <td>{PURPOSE_LABELS[draft.purpose]}</td>
            <td className="whitespace-nowrap">{STEPS[draft.type].find((step) => step.id === draft.step)?.label}</td>
            <td>
              <Instant iso={draft.updatedAt} timeZone={timeZone} show="datetime" />
            </td>
            <td className="whitespace-nowrap">{draft.updatedByName}</td>
            <td className="text-right">
              <DiscardDraftButton draftId={draft.id} title={draft.title} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
