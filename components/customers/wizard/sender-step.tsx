import { SenderPicker } from "@/components/senders/sender-picker";
import { CopyableId } from "@/components/ui/copyable-id";
import type { OwnOrganisation } from "@/lib/organisations/own/types";
import type { SenderChoice } from "@/lib/senders/types";

interface SenderStepProps {
  organisation: OwnOrganisation;
  choices: readonly SenderChoice[];
  selectedIds: readonly string[];
  onChange: (selectedIds: string[]) => void;
  onCreated: (sender: SenderChoice) => void;
}

/** Which bank accounts may pay in; a quiet word where the organisation does not use that. */
export function SenderStep({ organisation, choices, selectedIds, onChange, onCreated }: SenderStepProps) {
  if (!organisation.hasSenderValidation) {
    return (
      <div className="grid gap-2 text-ink-muted text-sm">
        <p>
          Sender validation is switched off for {organisation.name}, so there is nothing to choose here. Deposits are
          not compared with a list of accounts.
        </p>
        <p>
          To switch it on, write to{" "}
          <a className="text-accent-ink underline underline-offset-2" href={`mailto:${organisation.contactEmail}`}>
            {organisation.contactEmail}
          </a>{" "}
          and name your Organisation ID <CopyableId value={organisation.id} label="Organisation ID" />
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <SenderPicker
        label="Which senders may fund this customer's wallet?"
        choices={choices}
        selectedIds={selectedIds}
        onChange={onChange}
        onCreated={onCreated}
      />
      <p className="text-ink-muted text-ui">
        With at least one chosen, an AUD deposit from any other account is held until you decide. With none chosen,
        deposits are not compared. You can change this later on the customer&rsquo;s page.
      </p>
    </div>
  );
}
